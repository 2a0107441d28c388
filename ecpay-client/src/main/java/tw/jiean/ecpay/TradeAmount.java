package tw.jiean.ecpay;

/**
 * What a trade is about, in whole New Taiwan dollars. ECPay's field is an integer of at least 1
 * (ECPay page 2862); the limits of each method depend on the contract and are not known here.
 *
 * @param dollars whole NT$, 1 to 2,147,483,647
 */
public record TradeAmount(long dollars) {

  /** Refuses less than 1 and more than a 32-bit integer holds. */
  public TradeAmount {
    if (dollars < 1 || dollars > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "TotalAmount is whole NT$ from 1 to 2147483647 (ECPay page 2862): " + dollars);
    }
  }

  @Override
  public String toString() {
    return Long.toString(dollars);
  }
}
