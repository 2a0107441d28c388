package tw.jiean.marketplace.payment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The ways of paying that the site knows. What each is called at ECPay, its limits and whether it
 * is on are settings ({@code jiean.payment.methods.<code>.*}).
 */
public enum PaymentMethod {
  /** A credit card. */
  CREDIT_CARD,
  /** A bank transfer to an account made for the order. */
  ATM,
  /** A bank's card reader at a computer. */
  WEBATM,
  /** A code for a convenience store's machine. */
  CVS,
  /** Barcodes for a convenience store's counter. */
  BARCODE,
  /** Apple Pay. */
  APPLEPAY,
  /** TWQR. */
  TWQR,
  /** Instalments without a card. */
  BNPL,
  /** WeChat Pay. */
  WEIXIN,
  /** JKOPay. */
  JKOPAY,
  /** iPASS MONEY. */
  IPASS,
  /** LINE Pay, which no current document of ECPay offers. */
  LINEPAY,
  /** Google Pay, which no current document of ECPay offers. */
  GOOGLEPAY;

  /** The word in forms and settings, such as {@code credit_card}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The method of exactly this word. */
  public static Optional<PaymentMethod> ofCode(String code) {
    return Arrays.stream(values()).filter(method -> method.code().equals(code)).findFirst();
  }

  /** Whether ECPay's current documents name this method at all. */
  boolean isDocumented() {
    return this != LINEPAY && this != GOOGLEPAY;
  }
}
