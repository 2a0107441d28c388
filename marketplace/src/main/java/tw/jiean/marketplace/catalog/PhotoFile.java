package tw.jiean.marketplace.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Received bytes, seen from outside: which of the three formats they are and which way is up. What
 * a decoder would waste time or memory on is refused or left out here, before it sees them.
 *
 * @param format name of the decoder
 * @param pixels what the decoder gets: one picture
 * @param orientation as {@link Exif} has it
 */
record PhotoFile(String format, ByteBuffer pixels, int orientation) {

  /** A progressive JPEG has about ten; thousands of them keep a decoder busy for minutes. */
  private static final int MAX_JPEG_SCANS = 100;

  private static final byte[] EXIF_HEADER = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

  /** Looks at the first bytes, never at a name or a content type. */
  static PhotoFile of(byte[] file) throws UnusablePhoto {
    var bytes = ByteBuffer.wrap(file);
    try {
      if (file.length >= 4 && bytes.getShort(0) == (short) 0xFFD8) {
        return jpeg(file);
      }
      if (file.length >= 12 && bytes.getLong(0) == 0x89504E470D0A1A0AL) {
        return new PhotoFile("png", bytes, 1);
      }
      if (file.length >= 12 && name(bytes, 0).equals("RIFF") && name(bytes, 8).equals("WEBP")) {
        return webp(bytes.order(ByteOrder.LITTLE_ENDIAN));
      }
    } catch (IndexOutOfBoundsException e) {
      throw new UnusablePhoto(PhotoRefusal.DAMAGED, e);
    }
    throw new UnusablePhoto(PhotoRefusal.WRONG_TYPE);
  }

  /** ISO/IEC 10918-1, annex B: marker segments, then scans, then FFD9. */
  private static PhotoFile jpeg(byte[] file) throws UnusablePhoto {
    var bytes = ByteBuffer.wrap(file);
    int orientation = 1;
    int scans = 0;
    for (int at = 2; at < file.length - 1; ) {
      int marker = bytes.getShort(at) & 0xFFFF;
      if (marker == 0xFFD9 && scans > 0) {
        return new PhotoFile("jpeg", bytes, orientation);
      } else if (marker == 0xFFDA && ++scans > MAX_JPEG_SCANS) {
        throw new UnusablePhoto(PhotoRefusal.DAMAGED);
      }
      boolean segment = marker >= 0xFFC0 && marker < 0xFFFF && (marker < 0xFFD0 || marker > 0xFFD9);
      if (!segment) {
        at++; // data of a scan, a restart marker or filling
        continue;
      }
      int length = Short.toUnsignedInt(bytes.getShort(at + 2));
      if (marker == 0xFFE1 && scans == 0 && length >= 8 + EXIF_HEADER.length) {
        ByteBuffer body = bytes.slice(at + 4, length - 2);
        if (startsWith(body, EXIF_HEADER)) {
          orientation = Exif.orientation(body.position(EXIF_HEADER.length));
        }
      }
      at += 2 + length;
    }
    throw new UnusablePhoto(PhotoRefusal.DAMAGED); // no end: cut off
  }

  /**
   * RFC 9649: takes the first picture out of its container and puts it into a new one, so that
   * sizes which the container claims, colour profiles and further frames do not exist for the
   * decoder.
   */
  private static PhotoFile webp(ByteBuffer file) throws UnusablePhoto {
    byte[] alpha = null;
    byte[] picture = null;
    int orientation = 1;
    for (int at = 12; at + 8 <= file.limit(); ) {
      String name = name(file, at);
      int length = file.getInt(at + 4);
      if (length < 0 || length > file.limit() - at - 8) {
        throw new UnusablePhoto(PhotoRefusal.DAMAGED);
      }
      switch (name) {
        case "ALPH" -> alpha = picture == null ? chunk(file, at, length) : alpha;
        case "VP8 ", "VP8L" -> picture = picture == null ? chunk(file, at, length) : picture;
        case "EXIF" -> {
          ByteBuffer body = file.slice(at + 8, length);
          if (startsWith(body, EXIF_HEADER)) {
            body.position(EXIF_HEADER.length);
          }
          orientation = Exif.orientation(body);
        }
        default -> {
          // Not needed for the pixels of the first picture.
        }
      }
      // A frame of an animation holds its chunks behind 16 bytes of its own.
      at += name.equals("ANMF") && picture == null ? 8 + 16 : 8 + length + (length & 1);
    }
    if (picture == null) {
      throw new UnusablePhoto(PhotoRefusal.DAMAGED);
    }
    return new PhotoFile("webp", container(alpha, picture), orientation);
  }

  private static byte[] chunk(ByteBuffer file, int at, int length) {
    byte[] chunk = new byte[8 + length + (length & 1)];
    file.get(at, chunk, 0, 8 + length);
    return chunk;
  }

  private static ByteBuffer container(byte @Nullable [] alpha, byte[] picture) {
    var body = new ByteArrayOutputStream();
    if (alpha != null && picture[3] == ' ') {
      // The size stands behind the frame tag and the start code of the lossy picture itself.
      var lossy = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
      int width = lossy.getShort(8 + 6) & 0x3FFF;
      int height = lossy.getShort(8 + 8) & 0x3FFF;
      var extended = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
      extended.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0x10);
      extended.putShort((short) (width - 1)).put((byte) 0);
      extended.putShort((short) (height - 1)).put((byte) 0);
      body.writeBytes(extended.array());
      body.writeBytes(alpha);
    }
    body.writeBytes(picture);
    return ByteBuffer.allocate(12 + body.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(4 + body.size())
        .put("WEBP".getBytes(StandardCharsets.US_ASCII))
        .put(body.toByteArray())
        .rewind();
  }

  private static String name(ByteBuffer bytes, int at) {
    byte[] name = new byte[4];
    bytes.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static boolean startsWith(ByteBuffer body, byte[] start) {
    return body.remaining() >= start.length
        && body.slice(0, start.length).equals(ByteBuffer.wrap(start));
  }
}
