package tw.jiean.marketplace.payment;

import java.util.Locale;

/** Which of our addresses ECPay's server called. */
enum Door {
  /** {@code ReturnURL}: payments. */
  RETURN,
  /** {@code PaymentInfoURL}: issued codes, never payments. */
  PAYMENT_INFO;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
