package tw.jiean.marketplace.refund;

import java.time.Instant;
import tw.jiean.marketplace.ledger.LedgerAccount;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.ledger.Transfer;
import tw.jiean.marketplace.ledger.TransferId;
import tw.jiean.marketplace.ledger.TransferReason;

/** What is booked for a refund. The ids are made of the cause, so nothing is booked twice. */
final class RefundTransfers {

  private RefundTransfers() {}

  /** From now on it is owed to the buyer. */
  static Transfer requested(Refund refund) {
    return new Transfer(
        id(refund, "requested"),
        refund.requestedAt(),
        refund.surplus()
            ? TransferReason.SURPLUS_REFUND_REQUESTED
            : TransferReason.REFUND_REQUESTED,
        origin(refund),
        payable(refund),
        refund.amount());
  }

  /** It is not given back, and belongs where it came from. */
  static Transfer withdrawn(Refund refund, Instant at) {
    return new Transfer(
        id(refund, "withdrawn"),
        at,
        TransferReason.REFUND_WITHDRAWN,
        payable(refund),
        origin(refund),
        refund.amount());
  }

  /**
   * It was given back: by us from our bank, or by ECPay, which owes us that much less. Services
   * that settle with ECPay take it from there too.
   */
  static Transfer paid(Refund refund, RefundWay way, Instant at) {
    boolean byBank = way == RefundWay.TRANSFER;
    return new Transfer(
        id(refund, "paid"),
        at,
        byBank ? TransferReason.REFUND_PAID_BY_TRANSFER : TransferReason.REFUND_PAID_BY_ECPAY,
        payable(refund),
        byBank ? Side.house(LedgerAccount.CASH) : Side.receivable(refund.payment().toString()),
        refund.amount());
  }

  private static TransferId id(Refund refund, String what) {
    return new TransferId("refund:" + refund.id() + ":" + what);
  }

  private static Side payable(Refund refund) {
    return Side.refundPayable(refund.id().toString());
  }

  private static Side origin(Refund refund) {
    return refund.surplus()
        ? Side.surplus(refund.payment().toString())
        : Side.escrow(refund.reference().value());
  }
}
