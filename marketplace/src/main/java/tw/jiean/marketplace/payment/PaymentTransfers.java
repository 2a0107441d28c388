package tw.jiean.marketplace.payment;

import java.time.Instant;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.ledger.Transfer;
import tw.jiean.marketplace.ledger.TransferId;
import tw.jiean.marketplace.ledger.TransferReason;

/** What is booked when money comes. The ids are made of the cause, so nothing is booked twice. */
final class PaymentTransfers {

  private PaymentTransfers() {}

  /** ECPay owes us the money; we owe it to the order, or to the buyer when nobody takes it. */
  static Transfer received(PaymentAttempt paid) {
    boolean surplus = paid.outcome().surplus();
    Instant at = paid.outcome().paidAt();
    if (at == null) {
      throw new IllegalArgumentException("Payment " + paid.id() + " is not paid");
    }
    return new Transfer(
        new TransferId("payment:" + paid.id() + ":received"),
        at,
        surplus ? TransferReason.SURPLUS_RECEIVED : TransferReason.PAYMENT_RECEIVED,
        receivable(paid),
        surplus ? surplus(paid) : escrow(paid),
        paid.amount());
  }

  /** The order takes surplus money after all. */
  static Transfer revived(PaymentAttempt paid, Instant at) {
    return new Transfer(
        new TransferId("payment:" + paid.id() + ":revived"),
        at,
        TransferReason.SURPLUS_REVIVED,
        surplus(paid),
        escrow(paid),
        paid.amount());
  }

  private static Side receivable(PaymentAttempt attempt) {
    return Side.receivable(attempt.id().toString());
  }

  private static Side escrow(PaymentAttempt attempt) {
    return Side.escrow(attempt.reference().value());
  }

  private static Side surplus(PaymentAttempt attempt) {
    return Side.surplus(attempt.id().toString());
  }
}
