package tw.jiean.marketplace.payment;

import java.util.Locale;

/**
 * Where a payment attempt stands. What leads from one status to another is told by {@link
 * PaymentEvent}, the table of moves; the database repeats it.
 */
public enum PaymentStatus {
  /** Opened; ECPay has said nothing yet. */
  CREATED,
  /** ECPay does not know yet whether it was paid. */
  UNKNOWN,
  /** ECPay issued a code; nothing has been paid. */
  CODE_ISSUED,
  /** Its time is over and ECPay knew of no payment; money may still come late. */
  EXPIRED,
  /** ECPay said that it was not paid; a later message may still say otherwise. */
  FAILED,
  /** A signed message that does not fit the attempt; a person has to look. */
  NEEDS_REVIEW,
  /** Paid, with the right amount, method and merchant. */
  PAID,
  /** Paid, and some of it is being given back. */
  REFUND_PENDING,
  /** Paid, and a part of it was given back. */
  PARTIALLY_REFUNDED,
  /** Paid, and all of it was given back. */
  REFUNDED;

  /** Whether its money has come, whatever became of it afterwards. */
  public boolean isPaid() {
    return switch (this) {
      case PAID, REFUND_PENDING, PARTIALLY_REFUNDED, REFUNDED -> true;
      case CREATED, UNKNOWN, CODE_ISSUED, EXPIRED, FAILED, NEEDS_REVIEW -> false;
    };
  }

  /** Whether the buyer may still be about to pay it. */
  public boolean isOpen() {
    return switch (this) {
      case CREATED, UNKNOWN, CODE_ISSUED -> true;
      case EXPIRED, FAILED, NEEDS_REVIEW, PAID, REFUND_PENDING, PARTIALLY_REFUNDED, REFUNDED ->
          false;
    };
  }

  /** The status word of pages and interfaces, such as {@code code_issued}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
