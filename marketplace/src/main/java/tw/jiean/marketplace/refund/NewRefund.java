package tw.jiean.marketplace.refund;

import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentId;

/**
 * The wish to give money back.
 *
 * @param reference what was paid for
 * @param payment the attempt that paid, or null for the one that counts
 * @param amount at least NT$1
 * @param reason why, as operators and both parties may read it
 * @param requestId makes repeats harmless: the same request is one refund; 1 to 100 characters
 * @param requestedBy who wants it: an operator's sign-in name, or {@code system}
 */
public record NewRefund(
    ChargeReference reference,
    @Nullable PaymentId payment,
    Money amount,
    RefundReason reason,
    String requestId,
    String requestedBy) {

  /** Who wants refunds that nobody asked for. */
  public static final String SYSTEM = "system";

  /** Refuses nothing to give back, and texts that are missing or endless. */
  public NewRefund {
    if (amount.dollars() < 1) {
      throw new IllegalArgumentException("A refund is at least NT$1");
    }
    if (requestId.isEmpty() || requestId.length() > 100) {
      throw new IllegalArgumentException("A request id has 1 to 100 characters");
    }
    if (requestedBy.isEmpty() || requestedBy.length() > 320) {
      throw new IllegalArgumentException("Who wants a refund has 1 to 320 characters");
    }
  }

  /** Of what the charge was paid with. */
  public static NewRefund ofCharge(
      ChargeReference reference, Money amount, RefundReason reason, String requestId, String by) {
    return new NewRefund(reference, null, amount, reason, requestId, by);
  }

  /** Of one attempt, surplus included. */
  public static NewRefund ofPayment(
      ChargeReference reference,
      PaymentId payment,
      Money amount,
      RefundReason reason,
      String requestId,
      String by) {
    return new NewRefund(reference, payment, amount, reason, requestId, by);
  }
}
