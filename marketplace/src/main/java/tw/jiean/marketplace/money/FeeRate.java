package tw.jiean.marketplace.money;

import java.util.Locale;

/**
 * A share of an amount.
 *
 * @param basisPoints hundredths of a percent, 0 to 10,000
 */
public record FeeRate(int basisPoints) {

  /** All of it, in basis points. */
  static final int WHOLE = 10_000;

  /** Refuses a share below nothing or above the whole. */
  public FeeRate {
    if (basisPoints < 0 || basisPoints > WHOLE) {
      throw new IllegalArgumentException("A rate is 0 to 10000 basis points, not " + basisPoints);
    }
  }

  /** As people read it: {@code 10%} or {@code 7.25%}. */
  @Override
  public String toString() {
    String percent = String.format(Locale.ROOT, "%d.%02d", basisPoints / 100, basisPoints % 100);
    return percent.replaceAll("\\.?0+$", "") + "%";
  }
}
