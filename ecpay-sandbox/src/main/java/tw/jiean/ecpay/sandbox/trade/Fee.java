package tw.jiean.ecpay.sandbox.trade;

/**
 * What ECPay takes for a payment by one method, before tax, and when it pays out the rest.
 *
 * @param rate hundredths of a percent of the amount
 * @param fixed whole New Taiwan dollars on top
 * @param minimum whole New Taiwan dollars, at least so much together
 * @param decimals how exactly it is counted for one payment; a day's are summed before they become
 *     dollars (ECPay's help page 4809)
 * @param payoutDays after so many days the money is in the merchant's ECPay account
 */
public record Fee(int rate, long fixed, long minimum, int decimals, int payoutDays) {

  /** Refuses what is no fee. */
  public Fee {
    if (rate < 0 || fixed < 0 || minimum < 0 || decimals < 0 || decimals > 3 || payoutDays < 0) {
      throw new IllegalArgumentException("A fee needs numbers from 0, and at most 3 decimals");
    }
  }

  /** Nothing, paid out the next day. */
  public static Fee none() {
    return new Fee(0, 0, 0, 0, 1);
  }

  /** Ten-thousandths of a dollar, before tax. */
  long beforeTax(long amount) {
    return Math.max(amount * rate + fixed * 10_000, minimum * 10_000);
  }

  /** Thousandths of a dollar, tax included, counted to the decimals. */
  long mills(long amount, int taxPercent) {
    long unit = (long) Math.pow(10, 3 - decimals);
    return rounded(beforeTax(amount) * (100 + taxPercent), 1_000 * unit) * unit;
  }

  /** A fraction of a half or less is dropped, as ECPay does with a day's fees. */
  static long rounded(long value, long unit) {
    long whole = Math.floorDiv(value, unit);
    return Math.floorMod(value, unit) * 2 > unit ? whole + 1 : whole;
  }
}
