package tw.jiean.marketplace.refund;

/** Something happened to a refund that cannot happen where it stands: a defect of this program. */
final class IllegalRefundMove extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IllegalRefundMove(RefundId id, RefundStatus from, RefundEvent event) {
    super("Refund " + id + " has no move from " + from + " on " + event);
  }
}
