package tw.jiean.marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.catalog.PhotoCorpus.animation;
import static tw.jiean.marketplace.catalog.PhotoCorpus.decoded;
import static tw.jiean.marketplace.catalog.PhotoCorpus.halves;
import static tw.jiean.marketplace.catalog.PhotoCorpus.joined;
import static tw.jiean.marketplace.catalog.PhotoCorpus.jpeg;
import static tw.jiean.marketplace.catalog.PhotoCorpus.jpegClaiming;
import static tw.jiean.marketplace.catalog.PhotoCorpus.png;
import static tw.jiean.marketplace.catalog.PhotoCorpus.pngClaiming;
import static tw.jiean.marketplace.catalog.PhotoCorpus.text;
import static tw.jiean.marketplace.catalog.PhotoCorpus.turned;
import static tw.jiean.marketplace.catalog.PhotoCorpus.webp;
import static tw.jiean.marketplace.catalog.PhotoCorpus.webpWithAHugePictureInside;
import static tw.jiean.marketplace.catalog.PhotoCorpus.zip;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.marketplace.web.JieanProperties;
import tw.jiean.marketplace.web.PublicUrl;

class PhotosTests {

  @TempDir private Path directory;

  private PhotoStore store;
  private Photos photos;

  @BeforeEach
  void openStore() {
    store = new PhotoStore(new JieanProperties(PublicUrl.of("http://localhost"), directory, false));
    photos = new Photos(new PhotoReader(), new WebpEncoder(), store);
  }

  @TestFactory
  Stream<DynamicTest> jpegPngAndWebpBecomeTwoWebpFilesThatAreNotWhatWasReceived() {
    BufferedImage picture = halves(1600, 1000);
    return Map.of("jpeg", jpeg(picture), "png", png(picture), "webp", webp(picture))
        .entrySet()
        .stream()
        .map(sent ->
            DynamicTest.dynamicTest(
                sent.getKey(),
                () -> {
                  PhotoId id = accepted(sent.getValue());
                  assertThat(stored(id, PhotoSize.PAGE)).isNotEqualTo(sent.getValue());
                  assertSize(id, PhotoSize.CARD, 480, 300);
                  assertSize(id, PhotoSize.PAGE, 1200, 750);
                  assertRedThenBlue(decoded(stored(id, PhotoSize.PAGE)));
                }));
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoPhotoIsRefusedWhateverItCallsItself() {
    return Map.of(
            "html", text("<!doctype html><script>alert(1)</script>"),
            "svg", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
            "php", text("GIF89a<?php system($_GET['c']); ?>"),
            "zip", zip(),
            "gif", PhotoCorpus.joined(text("GIF89a"), new byte[100]),
            "nothing", new byte[0],
            "two bytes", new byte[] {(byte) 0xFF, (byte) 0xD8})
        .entrySet()
        .stream()
        .map(evil -> refusal(evil.getKey(), evil.getValue(), PhotoRefusal.WRONG_TYPE));
  }

  @TestFactory
  Stream<DynamicTest> aFileThatIsCutOffIsDamaged() {
    BufferedImage picture = halves(320, 200);
    return Map.of("jpeg", jpeg(picture), "png", png(picture), "webp", webp(picture))
        .entrySet()
        .stream()
        .map(whole ->
            refusal(
                whole.getKey(),
                Arrays.copyOf(whole.getValue(), whole.getValue().length * 2 / 3),
                PhotoRefusal.DAMAGED));
  }

  @TestFactory
  Stream<DynamicTest> aFloodOfPixelsIsRefusedFromItsHeader() {
    return Stream.of(
        refusal("png", pngClaiming(50_000, 50_000), PhotoRefusal.TOO_MANY_PIXELS),
        refusal("png one above", pngClaiming(25_000_001, 1), PhotoRefusal.TOO_MANY_PIXELS),
        refusal("jpeg", jpegClaiming(50_000, 50_000), PhotoRefusal.TOO_MANY_PIXELS),
        refusal("webp", webpWithAHugePictureInside(), PhotoRefusal.TOO_MANY_PIXELS));
  }

  @Test
  void moreThanEightMegabytesAreRefused() {
    byte[] padded = Arrays.copyOf(jpeg(halves(160, 100)), Photos.MAX_BYTES + 1);
    assertThat(photos.accept(padded)).isEqualTo(refused(PhotoRefusal.TOO_LARGE));
    assertThat(photos.accept(Arrays.copyOf(padded, Photos.MAX_BYTES)))
        .isInstanceOf(PhotoUpload.Accepted.class);
  }

  @Test
  void aScriptBehindThePixelsIsGoneFromWhatIsStored() throws IOException {
    byte[] polyglot = joined(jpeg(halves(1600, 1000)), text("<script>alert(1)</script>"));
    PhotoId id = accepted(polyglot);
    for (PhotoSize size : PhotoSize.values()) {
      assertThat(new String(stored(id, size), StandardCharsets.ISO_8859_1))
          .doesNotContain("script");
    }
  }

  @Test
  void ofAnAnimationTheFirstFrameIsTaken() throws IOException {
    byte[] moving = animation(halves(320, 200), new BufferedImage(320, 200, 1));
    assertRedThenBlue(decoded(stored(accepted(moving), PhotoSize.CARD)));
  }

  @Test
  void aPictureThatLiesOnItsSideIsSetUpright() throws IOException {
    // Orientation 6: turned a quarter clockwise to be seen, so its left becomes its top.
    BufferedImage seen =
        decoded(stored(accepted(turned(jpeg(halves(1000, 1600)), 6)), PhotoSize.PAGE));
    assertThat(seen.getWidth()).isEqualTo(1200);
    assertThat(seen.getHeight()).isEqualTo(750);
    assertColour(seen, 600, 100, Color.RED);
    assertColour(seen, 600, 650, Color.BLUE);
  }

  @ParameterizedTest
  @CsvSource({"1,true", "2,false", "3,false", "4,true"})
  void mirroredAndTurnedPicturesAreSetRight(int orientation, boolean redFirst) throws IOException {
    BufferedImage seen =
        decoded(stored(accepted(turned(jpeg(halves(640, 400)), orientation)), PhotoSize.CARD));
    assertColour(seen, 20, 100, redFirst ? Color.RED : Color.BLUE);
  }

  @ParameterizedTest
  @CsvSource({"5,true", "6,true", "7,false", "8,false"})
  void picturesOnTheirSideAreSetRight(int orientation, boolean redOnTop) throws IOException {
    BufferedImage seen =
        decoded(stored(accepted(turned(jpeg(halves(400, 640)), orientation)), PhotoSize.CARD));
    assertColour(seen, 240, 20, redOnTop ? Color.RED : Color.BLUE);
  }

  @Test
  void whatIsTransparentBecomesWhite() throws IOException {
    byte[] glass = png(new BufferedImage(160, 100, BufferedImage.TYPE_INT_ARGB));
    assertColour(decoded(stored(accepted(glass), PhotoSize.CARD)), 50, 50, Color.WHITE);
  }

  @Test
  void transparentWebpIsTakenToo() {
    BufferedImage glass = new BufferedImage(160, 100, BufferedImage.TYPE_INT_ARGB);
    assertThat(photos.accept(webp(glass))).isInstanceOf(PhotoUpload.Accepted.class);
  }

  @Test
  void aSmallPictureStaysSmallAndALongOneIsCutInTheMiddle() throws IOException {
    assertSize(accepted(png(halves(1, 1))), PhotoSize.PAGE, 1, 1);
    assertSize(accepted(png(halves(320, 200))), PhotoSize.PAGE, 320, 200);
    assertSize(accepted(png(halves(4000, 500))), PhotoSize.PAGE, 800, 500);
    assertSize(accepted(png(halves(500, 4000))), PhotoSize.PAGE, 500, 312);
  }

  @Test
  void theLargestPhotoFitsIntoMemory() throws IOException {
    assertSize(accepted(jpeg(halves(6250, 4000))), PhotoSize.PAGE, 1200, 750);
  }

  @Test
  void noFileThatSomeBytesWereChangedInBreaksAnything() {
    var random = new Random(20261122);
    BufferedImage picture = halves(64, 40);
    for (byte[] file : new byte[][] {jpeg(picture), png(picture), animation(picture, picture)}) {
      for (int i = 0; i < 100; i++) {
        byte[] changed = file.clone();
        for (int n = 0; n < 1 + random.nextInt(8); n++) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        try {
          assertThat(new PhotoReader().read(changed)).isNotNull();
        } catch (UnusablePhoto expected) {
          assertThat(expected.reason()).isNotNull();
        }
      }
    }
  }

  @Test
  void theSamePictureIsKeptOnceAndNothingElseIsLeftBehind() throws IOException {
    PhotoId first = accepted(png(halves(320, 200)));
    assertThat(accepted(png(halves(320, 200)))).isEqualTo(first);
    assertThat(photos.accept(text("no photo"))).isInstanceOf(PhotoUpload.Refused.class);
    try (var files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrder(
              store.file(first, PhotoSize.CARD), store.file(first, PhotoSize.PAGE));
    }
  }

  @Test
  void whenTheDiskRefusesThatIsSaid() throws IOException {
    Files.writeString(directory.resolve("uploads"), "a file where the folder should be");

    assertThat(photos.accept(png(halves(320, 200)))).isEqualTo(refused(PhotoRefusal.NOT_STORED));
  }

  @Test
  void theProgramMayAddAPictureOfItsOwn() throws IOException {
    PhotoId id = photos.add(halves(1600, 1200));
    assertThat(photos.contains(id)).isTrue();
    assertSize(id, PhotoSize.PAGE, 1200, 750);
  }

  private DynamicTest refusal(String name, byte[] file, PhotoRefusal reason) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          assertThat(photos.accept(file)).isEqualTo(refused(reason));
          try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
          }
        });
  }

  private static PhotoUpload refused(PhotoRefusal reason) {
    return new PhotoUpload.Refused(reason);
  }

  private PhotoId accepted(byte[] file) {
    assertThat(photos.accept(file)).isInstanceOf(PhotoUpload.Accepted.class);
    return ((PhotoUpload.Accepted) photos.accept(file)).id();
  }

  private byte[] stored(PhotoId id, PhotoSize size) throws IOException {
    return Files.readAllBytes(store.file(id, size));
  }

  private void assertSize(PhotoId id, PhotoSize size, int width, int height) throws IOException {
    BufferedImage picture = decoded(stored(id, size));
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  private static void assertRedThenBlue(BufferedImage picture) {
    assertColour(picture, picture.getWidth() / 8, picture.getHeight() / 2, Color.RED);
    assertColour(picture, picture.getWidth() * 7 / 8, picture.getHeight() / 2, Color.BLUE);
  }

  private static void assertColour(BufferedImage picture, int x, int y, Color expected) {
    var seen = new Color(picture.getRGB(x, y));
    assertThat(
            Math.abs(seen.getRed() - expected.getRed())
                + Math.abs(seen.getGreen() - expected.getGreen())
                + Math.abs(seen.getBlue() - expected.getBlue()))
        .as("colour %s at %d,%d", seen, x, y)
        .isLessThan(40);
  }
}
