package tw.jiean.marketplace.payment;

import java.util.Locale;

/**
 * Where a payment attempt stands. News can only raise it: each status outranks those before it, so
 * the outcome does not depend on the order in which ECPay's messages arrive, and nothing undoes
 * {@link #PAID}.
 */
public enum PaymentStatus {
  /** Opened; ECPay has said nothing yet. */
  CREATED,
  /** ECPay does not know yet whether it was paid. */
  UNKNOWN,
  /** ECPay issued a code; nothing has been paid. */
  CODE_ISSUED,
  /** ECPay said that it was not paid; a later message may still say otherwise. */
  FAILED,
  /** A signed message that does not fit the attempt; a person has to look. */
  NEEDS_REVIEW,
  /** Paid, with the right amount, method and merchant. */
  PAID;

  /** Whether news may move an attempt from here to there. */
  boolean canBecome(PaymentStatus next) {
    return next.compareTo(this) > 0;
  }

  /** The status word of pages and interfaces, such as {@code code_issued}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
