package tw.jiean.marketplace.payment;

import java.util.Locale;

/** The ways on which news of an attempt comes in. Behind each of them is the same desk. */
enum Door {
  /** {@code ReturnURL}: payments, told by ECPay's server. */
  RETURN,
  /** {@code PaymentInfoURL}: issued codes, never payments. */
  PAYMENT_INFO,
  /** ECPay's answer to a question of ours. */
  QUERY,
  /** A row of ECPay's statement file. */
  STATEMENT,
  /** Our clock: time is over. */
  CLOCK,
  /** An operator, who looked into ECPay's console. */
  OPERATOR;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
