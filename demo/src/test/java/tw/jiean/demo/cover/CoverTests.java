package tw.jiean.demo.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoverTests {

  @ParameterizedTest
  @EnumSource
  void theSameSeedDrawsTheSamePictureAndAnotherSeedAnother(Scene scene) {
    int[] first = pixels(Cover.draw(scene, 1));
    assertThat(pixels(Cover.draw(scene, 1))).isEqualTo(first);
    assertThat(pixels(Cover.draw(scene, 2))).isNotEqualTo(first);
    assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(100);
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
