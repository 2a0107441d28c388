package tw.jiean.marketplace.order;

import tw.jiean.marketplace.payment.PaymentView;

/**
 * What a buyer who comes back from ECPay is told. It is read from the database and nothing else;
 * what the browser brings along decides nothing.
 */
enum ResultState {
  /** The order is paid. Final. */
  PAID,
  /** Not paid by this attempt, or cancelled. Final until the buyer tries again. */
  NOT_PAID,
  /** There is a code; the buyer pays it at a bank or store. */
  WAITING,
  /** ECPay has not told yet, or a person has to look. */
  CHECKING;

  static ResultState of(Order order, PaymentView payment) {
    return switch (order.status()) {
      case AWAITING_REQUIREMENTS, IN_PROGRESS, DELIVERED, IN_REVISION, COMPLETED -> PAID;
      case CANCELLED, REVERSED -> NOT_PAID;
      case AWAITING_PAYMENT ->
          switch (payment.status()) {
            case CODE_ISSUED -> WAITING;
            case FAILED, EXPIRED -> NOT_PAID;
            // Paid, but the order is not: the sums differ, which only a person can solve.
            case CREATED,
                UNKNOWN,
                NEEDS_REVIEW,
                PAID,
                REFUND_PENDING,
                PARTIALLY_REFUNDED,
                REFUNDED ->
                CHECKING;
          };
    };
  }
}
