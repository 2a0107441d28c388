package tw.jiean.ecpay;

import java.util.regex.Pattern;

/**
 * What a trade is about, in whole New Taiwan dollars. ECPay's field is an integer of at least 1
 * (ECPay page 2862); the limits of each method depend on the contract and are not known here.
 *
 * @param dollars whole NT$, 1 to 2,147,483,647
 */
public record TradeAmount(long dollars) {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

  /** Refuses less than 1 and more than a 32-bit integer holds. */
  public TradeAmount {
    if (dollars < 1 || dollars > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "TotalAmount is whole NT$ from 1 to 2147483647 (ECPay page 2862): " + dollars);
    }
  }

  /**
   * Reads ECPay's digits.
   *
   * @throws IllegalArgumentException for anything but an amount in 1 to 10 ASCII digits
   */
  public static TradeAmount parse(String digits) {
    if (!DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("An amount is 1 to 10 digits" + Mistake.in(digits, 10));
    }
    return new TradeAmount(Long.parseLong(digits));
  }

  @Override
  public String toString() {
    return Long.toString(dollars);
  }
}
