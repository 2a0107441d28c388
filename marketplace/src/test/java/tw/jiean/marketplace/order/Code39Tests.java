package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.oned.Code39Reader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Code39Tests {

  /** A phone of 360 px leaves this much beside the margins of the page. */
  private static final int PHONE = 328;

  private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-\\d+z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "140412B3B",
        "0000000000000000",
        "041241000001200",
        "ABCDEFGHIJKLMNOPQRST",
        "9",
        "A-1.2$3/4+5%6"
      })
  void aReaderReadsWhatWasDrawnAtOnePixelForAModule(String text) throws Exception {
    BufferedImage picture = draw(Code39.svg(text));

    assertThat(read(picture)).isEqualTo(text);
    assertThat(picture.getWidth()).isEqualTo(Code39.width(text)).isLessThanOrEqualTo(PHONE);
    assertThat(picture.getHeight()).isEqualTo(Code39.HEIGHT);
  }

  @Test
  void tenModulesAreQuietOnBothSides() {
    List<MatchResult> bars = bars(new String(Code39.svg("140412B3B"), StandardCharsets.UTF_8));
    MatchResult last = bars.getLast();

    assertThat(number(bars.getFirst(), 1)).isEqualTo(10);
    assertThat(number(last, 1) + number(last, 3)).isEqualTo(Code39.width("140412B3B") - 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "條碼", "<svg>"})
  void whatCode39CannotSayIsRefused(String text) {
    assertThatThrownBy(() -> Code39.svg(text)).isInstanceOf(RuntimeException.class);
  }

  private static BufferedImage draw(byte[] bytes) {
    String svg = new String(bytes, StandardCharsets.UTF_8);
    MatchResult size =
        Pattern.compile("width=\"(\\d+)\" height=\"(\\d+)\"")
            .matcher(svg)
            .results()
            .findFirst()
            .orElseThrow();
    BufferedImage picture =
        new BufferedImage(number(size, 1), number(size, 2), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    pen.setColor(Color.BLACK);
    bars(svg)
        .forEach(
            bar -> pen.fillRect(number(bar, 1), number(bar, 2), number(bar, 3), number(bar, 4)));
    pen.dispose();
    return picture;
  }

  private static List<MatchResult> bars(String svg) {
    return BAR.matcher(svg).results().toList();
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static String read(BufferedImage picture) throws Exception {
    return new Code39Reader()
        .decode(
            new BinaryBitmap(
                new GlobalHistogramBinarizer(new BufferedImageLuminanceSource(picture))))
        .getText();
  }
}
