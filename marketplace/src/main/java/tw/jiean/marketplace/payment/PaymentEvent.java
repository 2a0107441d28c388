package tw.jiean.marketplace.payment;

import java.util.Optional;

/**
 * The table of moves of a payment attempt: what can happen to it, from where, and where that leads.
 *
 * <p>News tells what ECPay or the clock knows. It arrives late, twice and in any order, so it
 * raises an attempt from every lower status (created, unknown, code issued, expired, failed, needs
 * review, paid) and changes nothing where it stands as high already: the outcome does not depend on
 * the order of arrival. A command is ours; where it has no move it is a defect.
 */
enum PaymentEvent {
  /** News: ECPay does not know yet. */
  UNDECIDED(PaymentStatus.UNKNOWN),
  /** News: a code was issued. */
  CODE_TOLD(PaymentStatus.CODE_ISSUED),
  /** News: its time is over, and ECPay was asked and knows of no payment. */
  TIME_OVER(PaymentStatus.EXPIRED),
  /** News: ECPay said that it was not paid. */
  NOT_PAID(PaymentStatus.FAILED),
  /** News: a signed message does not fit the attempt. */
  MISFIT(PaymentStatus.NEEDS_REVIEW),
  /** News: the money has come. */
  MONEY(PaymentStatus.PAID),
  /** Command: an operator found that what did not fit, or ECPay never decided, was no payment. */
  DISMISSED(PaymentStatus.FAILED),
  /** Command: some of it is to be given back. */
  REFUND_OPENED(PaymentStatus.REFUND_PENDING),
  /** Command: no refund is open, and nothing was given back. */
  KEPT_WHOLE(PaymentStatus.PAID),
  /** Command: no refund is open, and a part was given back. */
  GIVEN_BACK_IN_PART(PaymentStatus.PARTIALLY_REFUNDED),
  /** Command: no refund is open, and all was given back. */
  GIVEN_BACK(PaymentStatus.REFUNDED);

  private final PaymentStatus to;

  PaymentEvent(PaymentStatus to) {
    this.to = to;
  }

  /** Where it leads from there; empty when it has no move there. */
  Optional<PaymentStatus> move(PaymentStatus from) {
    boolean moves =
        switch (this) {
          case UNDECIDED, CODE_TOLD, TIME_OVER, NOT_PAID, MISFIT, MONEY -> from.compareTo(to) < 0;
          case DISMISSED -> from == PaymentStatus.NEEDS_REVIEW || from == PaymentStatus.UNKNOWN;
          case REFUND_OPENED -> from.isPaid() && from != PaymentStatus.REFUNDED;
          case KEPT_WHOLE, GIVEN_BACK_IN_PART, GIVEN_BACK -> from == PaymentStatus.REFUND_PENDING;
        };
    return moves ? Optional.of(to) : Optional.empty();
  }

  /** Whether it may come at any time, changing nothing where it has no move. */
  boolean isNews() {
    return compareTo(MONEY) <= 0;
  }
}
