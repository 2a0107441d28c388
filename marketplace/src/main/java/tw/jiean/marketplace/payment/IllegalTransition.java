package tw.jiean.marketplace.payment;

/** A command has no move from where an attempt stands: a defect of this program. */
final class IllegalTransition extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IllegalTransition(PaymentId id, PaymentStatus from, PaymentEvent event) {
    super("Payment " + id + " has no move from " + from + " on " + event);
  }
}
