package tw.jiean.marketplace.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What buyers think of a listing: 0.0 to 5.0, one decimal. A listing without reviews has none.
 *
 * @param value one decimal place
 */
public record Rating(BigDecimal value) {

  private static final BigDecimal MAX = BigDecimal.valueOf(5);

  /** Refuses what is outside 0 to 5 or finer than a tenth. */
  public Rating {
    if (value.signum() < 0 || value.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("A rating is 0.0 to 5.0, not " + value);
    }
    value = value.setScale(1, RoundingMode.UNNECESSARY);
  }

  /** As people read it: {@code 4.9}. */
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
