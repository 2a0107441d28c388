package tw.jiean.marketplace.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.catalog.PhotoCorpus.animation;
import static tw.jiean.marketplace.catalog.PhotoCorpus.decoded;
import static tw.jiean.marketplace.catalog.PhotoCorpus.halves;
import static tw.jiean.marketplace.catalog.PhotoCorpus.joined;
import static tw.jiean.marketplace.catalog.PhotoCorpus.jpeg;
import static tw.jiean.marketplace.catalog.PhotoCorpus.jpegClaiming;
import static tw.jiean.marketplace.catalog.PhotoCorpus.jpegSegment;
import static tw.jiean.marketplace.catalog.PhotoCorpus.png;
import static tw.jiean.marketplace.catalog.PhotoCorpus.pngChunk;
import static tw.jiean.marketplace.catalog.PhotoCorpus.pngClaiming;
import static tw.jiean.marketplace.catalog.PhotoCorpus.text;
import static tw.jiean.marketplace.catalog.PhotoCorpus.turned;
import static tw.jiean.marketplace.catalog.PhotoCorpus.webp;
import static tw.jiean.marketplace.catalog.PhotoCorpus.webpChunk;
import static tw.jiean.marketplace.catalog.PhotoCorpus.webpWithAHugePictureInside;
import static tw.jiean.marketplace.catalog.PhotoCorpus.written;
import static tw.jiean.marketplace.catalog.PhotoCorpus.zip;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.web.JieanProperties;
import tw.jiean.marketplace.web.PublicUrl;

/**
 * S17: 300 evil files. None is kept as it came, none breaks anything, none takes much memory: what
 * one thread allocates in all is more than the heap can grow by it.
 */
@ExtendWith(Proof.class)
class EvilPhotosTests {

  private static final int FULL = 300;
  private static final long MOST_MEMORY = 256L << 20;
  private static final String SCRIPT = "<script>alert(1)</script><?php system('id'); ?>";

  /** What people have hidden in pictures; each makes another file for each number. */
  record Evil(String name, IntFunction<byte[]> file) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Evil> CORPUS =
      List.of(
          new Evil("page", n -> text("<!doctype html>" + SCRIPT + n)),
          new Evil("page behind a mark", n -> text("\uFEFF<html>" + SCRIPT + n)),
          new Evil(
              "drawing",
              n -> text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(" + n + ")'/>")),
          new Evil("program", n -> joined(new byte[] {0x7F, 'E', 'L', 'F', 2, 1}, random(n, 500))),
          new Evil("document", n -> text("%PDF-1.7\n" + SCRIPT + n)),
          new Evil("archive", n -> joined(zip(), random(n, n))),
          new Evil("GIF of code", n -> text("GIF89a=" + n + ";" + SCRIPT)),
          new Evil("GIF", n -> written(halves(20 + n, 20), "gif")),
          new Evil("bitmap", n -> written(halves(20 + n, 20), "bmp")),
          new Evil(
              "page with the start of a JPEG",
              n -> joined(bytes(0xFF, 0xD8, 0xFF, 0xE0), text(SCRIPT + n))),
          new Evil(
              "page with the start of a PNG",
              n -> joined(Arrays.copyOf(png(small()), 8), text(SCRIPT + n))),
          new Evil(
              "page with the start of a WebP",
              n -> joined(text("RIFF____WEBPVP8 "), text(SCRIPT + n))),
          new Evil("page in front of a JPEG", n -> joined(text(SCRIPT + n), jpeg(small()))),
          new Evil("script behind a JPEG", n -> joined(jpeg(small()), text(SCRIPT + n))),
          new Evil("script behind a PNG", n -> joined(png(small()), text(SCRIPT + n))),
          new Evil("script behind a WebP", n -> joined(webp(small()), text(SCRIPT + n))),
          new Evil("archive behind a JPEG", n -> joined(jpeg(halves(60 + n, 40)), zip())),
          new Evil("archive behind a PNG", n -> joined(png(halves(60 + n, 40)), zip())),
          new Evil(
              "script in a JPEG’s comment",
              n -> jpegSegment(jpeg(small()), 0xFE, text(SCRIPT + n))),
          new Evil(
              "script in a JPEG’s exif",
              n -> jpegSegment(jpeg(small()), 0xE1, text("Exif\0\0" + SCRIPT + n))),
          new Evil(
              "script in a PNG’s text",
              n -> pngChunk(png(small()), "tEXt", text("Title\0" + SCRIPT + n))),
          new Evil(
              "script in a WebP’s xmp", n -> webpChunk(webp(small()), "XMP ", text(SCRIPT + n))),
          new Evil("script as pixels", n -> png(pixels(SCRIPT + n))),
          new Evil("flood of a PNG", n -> pngClaiming(50_000 + n, 50_000)),
          new Evil("long flood of a PNG", n -> pngClaiming(Integer.MAX_VALUE - n, 1)),
          new Evil("negative PNG", n -> pngClaiming(-1 - n, 100)),
          new Evil("empty PNG", n -> pngClaiming(0, n)),
          new Evil("flood of a JPEG", n -> jpegClaiming(65_500 - n, 65_500)),
          new Evil("flood of a WebP", n -> joined(webpWithAHugePictureInside(), new byte[n])),
          new Evil("few bytes of many pixels", n -> png(new BufferedImage(5_000, 5_000 - n, 12))),
          new Evil(
              "bomb in a PNG’s text",
              n -> pngChunk(png(small()), "zTXt", joined(text("a\0\0"), bomb(n)))),
          new Evil(
              "bomb in a PNG’s profile",
              n -> pngChunk(png(small()), "iCCP", joined(text("a\0\0"), bomb(n)))),
          new Evil("bomb for pixels", n -> pngChunk(png(small()), "IDAT", bomb(n))),
          new Evil("cut off JPEG", n -> cut(jpeg(halves(320, 200)), n)),
          new Evil("cut off PNG", n -> cut(png(halves(320, 200)), n)),
          new Evil("cut off WebP", n -> cut(webp(halves(320, 200)), n)),
          new Evil("thousand frames", n -> animation(small(), small(), 1_000 + n)),
          new Evil("thousand scans", n -> scans(jpeg(small()), 1_000 + n)),
          new Evil("megabytes about a JPEG", n -> about(jpeg(small()), 100 + n % 20)),
          new Evil(
              "megabytes about a PNG", n -> pngChunk(png(small()), "tEXt", random(n, 7_000_000))),
          new Evil(
              "megabytes about a WebP",
              n -> webpChunk(webp(small()), "EXIF", random(n, 7_000_000))),
          new Evil(
              "more than is taken", n -> joined(jpeg(small()), new byte[Photos.MAX_BYTES + n])),
          new Evil("notes in a circle", n -> circle(jpeg(small()), n)),
          new Evil("turned in no way", n -> turned(jpeg(small()), 9 + n)),
          new Evil("changed JPEG", n -> changed(jpeg(halves(64, 40)), n)),
          new Evil("changed PNG", n -> changed(png(halves(64, 40)), n)),
          new Evil("changed WebP", n -> changed(webp(halves(64, 40)), n)),
          new Evil("noise", n -> random(n, 2_000)));

  static Stream<Evil> corpus() {
    return CORPUS.stream();
  }

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("corpus")
  void whatIsKeptIsMadeAnewOfPixels(Evil evil) throws IOException {
    var store =
        new PhotoStore(new JieanProperties(PublicUrl.of("http://localhost"), directory, false));
    var photos = new Photos(new PhotoReader(), new WebpEncoder(), store);
    int rounds = Proof.scale(Math.ceilDiv(FULL, CORPUS.size()));
    for (int round = 0; round < rounds; round++) {
      byte[] received = evil.file.apply(round == 0 ? 1 : Proof.random(round).nextInt(1, 200));
      long before = allocated();
      PhotoUpload answer = photos.accept(received);
      assertThat(allocated() - before).as("memory in all").isLessThan(MOST_MEMORY);
      if (answer instanceof PhotoUpload.Accepted(PhotoId id)) {
        for (PhotoSize size : PhotoSize.values()) {
          byte[] kept = Files.readAllBytes(store.file(id, size));
          assertThat(kept).isNotEqualTo(received);
          assertThat(new String(kept, ISO_8859_1))
              .startsWith("RIFF")
              .doesNotContain("script", "<?php", "PK\u0003\u0004", "EXIF", "XMP ");
          assertThat(decoded(kept).getWidth()).isBetween(1, 1_200);
        }
      }
    }
  }

  /** Without those that live, nothing were proven of what is kept. */
  @Test
  void aPictureThatOnlyCarriesSomethingIsTaken() throws UnusablePhoto {
    for (String name :
        List.of(
            "script behind a JPEG",
            "script in a JPEG’s comment",
            "script in a PNG’s text",
            "script in a WebP’s xmp",
            "script as pixels",
            "archive behind a PNG",
            "thousand frames")) {
      Evil evil = CORPUS.stream().filter(one -> one.name.equals(name)).findFirst().orElseThrow();
      assertThat(new PhotoReader().read(evil.file.apply(1))).isNotNull();
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static BufferedImage small() {
    return halves(64, 40);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] random(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** A text as the colours of one line. */
  private static BufferedImage pixels(String text) {
    byte[] bytes = text(text);
    var line = new BufferedImage(bytes.length, 1, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < bytes.length; i++) {
      line.setRGB(i, 0, bytes[i] << 16 | bytes[i] << 8 | bytes[i]);
    }
    return line;
  }

  private static byte[] bomb(int n) {
    return joined(Bomb.BYTES, new byte[n]);
  }

  /** Not a megabyte that becomes 200. */
  private static final class Bomb {

    static final byte[] BYTES = made();

    private static byte[] made() {
      var deflater = new Deflater(Deflater.BEST_SPEED);
      byte[] megabyte = new byte[1 << 20];
      byte[] out = new byte[1 << 20];
      int length = 0;
      for (int i = 0; i < 200; i++) {
        deflater.setInput(megabyte);
        length += deflater.deflate(out, length, out.length - length);
      }
      deflater.finish();
      length += deflater.deflate(out, length, out.length - length);
      deflater.end();
      return Arrays.copyOf(out, length);
    }
  }

  private static byte[] cut(byte[] whole, int n) {
    return Arrays.copyOf(whole, 1 + new Random(n).nextInt(whole.length - 1));
  }

  private static byte[] changed(byte[] whole, int n) {
    var random = new Random(n);
    byte[] changed = whole.clone();
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    }
    return changed;
  }

  /** The only scan of a JPEG, again and again. */
  private static byte[] scans(byte[] jpeg, int times) {
    int from = new String(jpeg, ISO_8859_1).indexOf("\u00FF\u00DA");
    byte[][] parts = new byte[times + 2][];
    parts[0] = Arrays.copyOf(jpeg, from);
    Arrays.fill(parts, 1, times + 1, Arrays.copyOfRange(jpeg, from, jpeg.length - 2));
    parts[times + 1] = bytes(0xFF, 0xD9);
    return joined(parts);
  }

  private static byte[] about(byte[] jpeg, int segments) {
    byte[] about = jpeg;
    for (int i = 0; i < segments; i++) {
      about = jpegSegment(about, 0xE1 + i % 14, random(i, 65_000));
    }
    return about;
  }

  /** An Exif directory whose entry says that it goes on where it begins. */
  private static byte[] circle(byte[] jpeg, int n) {
    byte[] exif = turned(jpeg, 1);
    Arrays.fill(exif, 32, 38, (byte) (n % 8));
    return exif;
  }
}
