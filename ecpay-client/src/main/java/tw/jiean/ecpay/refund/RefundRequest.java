package tw.jiean.ecpay.refund;

import tw.jiean.ecpay.TradeAmount;

/**
 * What somebody wants to give back, and what is known of the payment.
 *
 * @param paidWith how the money came in
 * @param paid whole NT$ that the buyer paid
 * @param refunded whole NT$ that have already been given back, in whatever way; 0 for none
 * @param amount whole NT$ to give back now
 */
public record RefundRequest(
    PaidWith paidWith, TradeAmount paid, long refunded, TradeAmount amount) {

  /** Refuses what cannot have been given back. */
  public RefundRequest {
    if (refunded < 0 || refunded > paid.dollars()) {
      throw new IllegalArgumentException(
          "What was given back lies between 0 and what was paid, not at " + refunded);
    }
  }

  long left() {
    return paid.dollars() - refunded;
  }

  /** Whether the buyer then has paid nothing, and nothing else was given back before. */
  boolean whole() {
    return amount.equals(paid) && refunded == 0;
  }
}
