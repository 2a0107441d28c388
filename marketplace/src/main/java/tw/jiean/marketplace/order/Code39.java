package tw.jiean.marketplace.order;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import uk.org.okapibarcode.backend.Code3Of9;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.graphics.Rectangle;

/**
 * Code 39 for the scanners of convenience stores: black on white, every module exactly one CSS
 * pixel wide, ten modules of quiet on both sides. The text under the bars is the page's, not the
 * picture's, so that it can be read aloud and copied.
 */
final class Code39 {

  /** Height of the picture. */
  static final int HEIGHT = 72;

  private static final int QUIET = 10;
  private static final int MARGIN = 4;
  private static final int BAR_HEIGHT = HEIGHT - 2 * MARGIN;

  /** Wide bars of three modules read best; with two, twenty characters still fit a small phone. */
  private static final int LONGEST_FOR_WIDE_BARS = 16;

  private Code39() {}

  /** Width of the picture of that text. Throws when the text cannot be Code 39. */
  static int width(String text) {
    return encode(text).getWidth() + 2 * QUIET;
  }

  /** A drawing of that text. Throws when the text cannot be Code 39. */
  static byte[] svg(String text) {
    StringBuilder bars = new StringBuilder();
    for (Rectangle bar : encode(text).getRectangles()) {
      long width = Math.round(bar.width);
      long left = Math.round(bar.x) + QUIET;
      bars.append(
          String.format(Locale.ROOT, "M%d %dh%dv%dh-%dz", left, MARGIN, width, BAR_HEIGHT, width));
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
    shape-rendering="crispEdges"><rect width="%1$d" height="%2$d" fill="#fff"/><path d="%3$s"/></svg>
    """
        .formatted(width(text), HEIGHT, bars)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Code3Of9 encode(String text) {
    Code3Of9 code = new Code3Of9();
    code.setHumanReadableLocation(HumanReadableLocation.NONE);
    code.setModuleWidth(1);
    code.setModuleWidthRatio(text.length() <= LONGEST_FOR_WIDE_BARS ? 3 : 2);
    code.setBarHeight(BAR_HEIGHT);
    code.setContent(text);
    return code;
  }
}
