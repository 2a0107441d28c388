package tw.jiean.marketplace.payment;

/** An attempt was asked to go where its table of moves does not lead: a defect of this program. */
final class IllegalTransition extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IllegalTransition(PaymentId id, PaymentStatus from, PaymentStatus to) {
    super("Payment " + id + " cannot go from " + from + " to " + to);
  }
}
