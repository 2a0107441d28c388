package tw.jiean.marketplace.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.page.PlainText;

/**
 * What one party wrote.
 *
 * @param stars 1 to {@value #MAX_STARS}
 * @param text plain text with line breaks, at most {@value #MAX_TEXT} characters, "" for nothing
 * @param hiddenReason why staff has hidden it, or null
 */
record Review(
    ReviewSide by, int stars, String text, Instant writtenAt, @Nullable String hiddenReason) {

  static final int MAX_STARS = 5;
  static final int MAX_TEXT = 1_000;

  Review {
    if (stars < 1 || stars > MAX_STARS) {
      throw new IllegalArgumentException("A review has 1 to " + MAX_STARS + " stars, not " + stars);
    }
    if (PlainText.length(text) > MAX_TEXT) {
      throw new IllegalArgumentException("A review has at most " + MAX_TEXT + " characters");
    }
  }

  /** Whether only its author and staff read it. */
  public boolean isHidden() {
    return hiddenReason != null;
  }
}
