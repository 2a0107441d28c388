package tw.jiean.marketplace.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of many kinds, made by the program. */
public final class SampleFiles {

  private SampleFiles() {}

  /** A picture. */
  public static byte[] png() {
    return picture("png");
  }

  /** A picture, in one of the formats that Java writes. */
  public static byte[] picture(String format) {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document of one empty page. */
  public static byte[] pdf() {
    return "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
        .getBytes(UTF_8);
  }

  /** Packed files of these names, each holding a word. */
  public static byte[] zip(String... names) {
    try {
      var out = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(out)) {
        for (String name : names) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write("word".getBytes(UTF_8));
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document of Word, as its packing says. */
  public static byte[] docx() {
    return zip("[Content_Types].xml", "_rels/.rels", "word/document.xml");
  }

  /** What Windows would run. */
  static byte[] exe() {
    byte[] file = Arrays.copyOf("MZ\u0090\0\u0003".getBytes(ISO_8859_1), 512);
    file[0x3C] = (byte) 0x80;
    System.arraycopy("PE\0\0L\u0001".getBytes(ISO_8859_1), 0, file, 0x80, 6);
    return file;
  }

  /** The first bytes of a film or sound in the ISO container of that brand. */
  static byte[] iso(String brand) {
    return bytes("\0\0\0\u0018ftyp" + brand + "\0\0\0\0" + brand + "isom\0\0\0\u0008free", 64);
  }

  /** Those characters as bytes, filled up with zeros. */
  static byte[] bytes(String start, int size) {
    return Arrays.copyOf(start.getBytes(ISO_8859_1), size);
  }
}
