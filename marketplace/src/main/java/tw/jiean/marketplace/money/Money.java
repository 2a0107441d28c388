package tw.jiean.marketplace.money;

/**
 * An amount of whole New Taiwan dollars, never negative. ECPay knows no smaller unit, so neither do
 * we.
 *
 * @param dollars whole NT$, 0 or more
 */
public record Money(long dollars) implements Comparable<Money> {

  /** Nothing. */
  public static final Money ZERO = new Money(0);

  /** Refuses a negative amount. */
  public Money {
    if (dollars < 0) {
      throw new IllegalArgumentException("Money is never negative: " + dollars);
    }
  }

  /** The amount of so many whole NT$. */
  public static Money of(long dollars) {
    return new Money(dollars);
  }

  /** The sum. Throws {@link ArithmeticException} rather than overflow. */
  public Money plus(Money other) {
    return new Money(Math.addExact(dollars, other.dollars));
  }

  /** What is left; refuses to take away more than there is. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(dollars, other.dollars));
  }

  /**
   * Takes a share off. The share is rounded down to whole dollars, so the rest is never less than
   * its due, and both always add up to this amount.
   */
  public Split split(FeeRate rate) {
    Money fee = new Money(Math.multiplyExact(dollars, (long) rate.basisPoints()) / FeeRate.WHOLE);
    return new Split(fee, minus(fee));
  }

  /** An amount in two parts. */
  public record Split(Money fee, Money rest) {}

  @Override
  public int compareTo(Money other) {
    return Long.compare(dollars, other.dollars);
  }

  /** As people read it: {@code NT$1,200}. By hand, for a page says it dozens of times. */
  @Override
  public String toString() {
    var digits = new StringBuilder(Long.toString(dollars));
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.insert(0, "NT$").toString();
  }
}
