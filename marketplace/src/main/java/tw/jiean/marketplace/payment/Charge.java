package tw.jiean.marketplace.payment;

import tw.jiean.marketplace.money.Money;

/**
 * The wish to have an amount paid in one way.
 *
 * @param reference what is being paid for
 * @param amount whole NT$, within the method's limits
 * @param method the way of paying
 * @param terms what the buyer chose in it
 * @param token names the page to which the buyer comes back
 * @param requestId makes repeats harmless: the same reference and request give the same attempt; 1
 *     to 100 characters
 */
public record Charge(
    ChargeReference reference,
    Money amount,
    PaymentMethod method,
    PaymentTerms terms,
    ResultToken token,
    String requestId) {

  /** On the method's usual terms. */
  public Charge(
      ChargeReference reference,
      Money amount,
      PaymentMethod method,
      ResultToken token,
      String requestId) {
    this(reference, amount, method, PaymentTerms.USUAL, token, requestId);
  }

  /** Refuses a missing or endless request id. */
  public Charge {
    if (requestId.isEmpty() || requestId.length() > 100) {
      throw new IllegalArgumentException("A request id has 1 to 100 characters");
    }
  }
}
