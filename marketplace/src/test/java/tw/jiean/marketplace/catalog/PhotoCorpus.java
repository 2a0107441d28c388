package tw.jiean.marketplace.catalog;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Good and evil files, made on the spot. */
final class PhotoCorpus {

  private PhotoCorpus() {}

  /** Left half red, right half blue. */
  static BufferedImage halves(int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = picture.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(width / 2, 0, width - width / 2, height);
    canvas.dispose();
    return picture;
  }

  static byte[] jpeg(BufferedImage picture) {
    return written(picture, "jpeg");
  }

  static byte[] png(BufferedImage picture) {
    return written(picture, "png");
  }

  static byte[] webp(BufferedImage picture) {
    try {
      return new WebpEncoder().encode(picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JPEG with a note of the camera that says which way is up. */
  static byte[] turned(byte[] jpeg, int orientation) {
    var exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xFFE1).putShort((short) 34);
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    return joined(Arrays.copyOf(jpeg, 2), exif.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** A PNG of some bytes that claims to be as large as this. */
  static byte[] pngClaiming(int width, int height) {
    byte[] png = png(halves(4, 4));
    var bytes = ByteBuffer.wrap(png);
    bytes.putInt(16, width).putInt(20, height);
    var sum = new CRC32();
    sum.update(png, 12, 17);
    bytes.putInt(29, (int) sum.getValue());
    return png;
  }

  static byte[] jpegClaiming(int width, int height) {
    byte[] jpeg = jpeg(halves(16, 16));
    var bytes = ByteBuffer.wrap(jpeg);
    for (int at = 2; ; at += 2 + Short.toUnsignedInt(bytes.getShort(at + 2))) {
      if (bytes.getShort(at) == (short) 0xFFC0) {
        bytes.putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return jpeg;
      }
    }
  }

  /** A container that claims a small canvas around a picture of the greatest size WebP knows. */
  static byte[] webpWithAHugePictureInside() {
    byte[] picture = chunkOf(webp(halves(64, 40)));
    var lossy = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
    lossy.putShort(14, (short) 16_383).putShort(16, (short) 16_383);
    return riff(extended(0, 64, 40), picture);
  }

  /** An animation whose first frame is the first picture. */
  static byte[] animation(BufferedImage first, BufferedImage second) {
    return animation(first, second, 2);
  }

  /** The same with the second picture for all further frames. */
  static byte[] animation(BufferedImage first, BufferedImage second, int frames) {
    byte[][] chunks = new byte[frames + 2][];
    chunks[0] = extended(0x02, first.getWidth(), first.getHeight());
    chunks[1] = chunk("ANIM", new byte[6]);
    chunks[2] = frame(first);
    Arrays.fill(chunks, 3, chunks.length, frame(second));
    return riff(chunks);
  }

  /** The JPEG with one more segment at its beginning. */
  static byte[] jpegSegment(byte[] jpeg, int marker, byte[] body) {
    byte[] head = {(byte) 0xFF, (byte) marker, 0, 0};
    ByteBuffer.wrap(head).putShort(2, (short) (2 + body.length));
    return joined(Arrays.copyOf(jpeg, 2), head, body, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** The PNG with one more chunk behind its header. */
  static byte[] pngChunk(byte[] png, String name, byte[] body) {
    byte[] chunk = new byte[12 + body.length];
    var sum = new CRC32();
    var bytes = ByteBuffer.wrap(chunk).putInt(body.length).put(text(name)).put(body);
    sum.update(chunk, 4, 4 + body.length);
    bytes.putInt((int) sum.getValue());
    return joined(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
  }

  /** The WebP in a container that holds one more chunk. */
  static byte[] webpChunk(byte[] webp, String name, byte[] body) {
    return riff(chunkOf(webp), chunk(name, body));
  }

  static byte[] zip() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("photo.jpg"));
      zip.write(jpeg(halves(16, 10)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static BufferedImage decoded(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] frame(BufferedImage picture) {
    var head = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    head.position(6);
    head.putShort((short) (picture.getWidth() - 1)).put((byte) 0);
    head.putShort((short) (picture.getHeight() - 1)).put((byte) 0);
    return chunk("ANMF", joined(head.array(), chunkOf(webp(picture))));
  }

  private static byte[] chunkOf(byte[] webp) {
    return Arrays.copyOfRange(webp, 12, webp.length);
  }

  private static byte[] extended(int flags, int width, int height) {
    var body = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
    body.putShort((short) (width - 1)).put((byte) 0);
    body.putShort((short) (height - 1)).put((byte) 0);
    return chunk("VP8X", body.array());
  }

  private static byte[] chunk(String name, byte[] body) {
    return ByteBuffer.allocate(8 + body.length + (body.length & 1))
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(text(name))
        .putInt(body.length)
        .put(body)
        .array();
  }

  private static byte[] riff(byte[]... chunks) {
    byte[] body = joined(chunks);
    return joined(
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(text("RIFF"))
            .putInt(4 + body.length)
            .put(text("WEBP"))
            .array(),
        body);
  }

  /** The picture as one of the formats that the JDK writes. */
  static byte[] written(BufferedImage picture, String format) {
    var out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, out)) {
        throw new IllegalStateException("No writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
