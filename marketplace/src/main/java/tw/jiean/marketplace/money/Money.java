package tw.jiean.marketplace.money;

import java.util.Locale;

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

  @Override
  public int compareTo(Money other) {
    return Long.compare(dollars, other.dollars);
  }

  /** As people read it: {@code NT$1,200}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "NT$%,d", dollars);
  }
}
