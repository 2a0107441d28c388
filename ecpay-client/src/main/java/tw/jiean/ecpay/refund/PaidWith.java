package tw.jiean.ecpay.refund;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tw.jiean.ecpay.card.CardState;

/** How money came in, as far as giving it back depends on that. */
public sealed interface PaidWith {

  /**
   * A card, in a device's wallet too; the only way of paying that ECPay gives back by command.
   *
   * @param state how far the payment is; ask for it just before planning
   * @param authorisedAt when the bank authorised it
   * @param kind what was special about it
   * @param capture who captures
   */
  record Card(CardState state, Instant authorisedAt, Kind kind, Capture capture)
      implements PaidWith {

    /** What of a card's payment decides how it may be given back (ECPay page 9242). */
    public enum Kind {
      /** One payment. */
      ONE_PAYMENT,
      /** In instalments: given back as a whole or not at all. */
      INSTALMENTS,
      /** With bonus points: given back as a whole or not at all. */
      BONUS_POINTS,
      /** UnionPay: captured at once, which cannot be taken back. */
      UNION_PAY;

      boolean wholeOnly() {
        return this == INSTALMENTS || this == BONUS_POINTS;
      }
    }

    /** Who captures, by the merchant's setting in ECPay's console (ECPay page 9242). */
    public enum Capture {
      /** ECPay itself, each evening. */
      AUTOMATIC,
      /** The merchant, within 21 days. */
      BY_HAND
    }
  }

  /** Any other way of paying. */
  enum Other implements PaidWith {
    /** Bank transfer. */
    ATM("ATM"),
    /** A bank's card reader. */
    WEB_ATM("WEBATM"),
    /** Store code. */
    CVS("CVS"),
    /** Store barcodes. */
    BARCODE("BARCODE"),
    /** TWQR, which O'Pay settles. */
    TWQR("TWQR"),
    /** Instalments without a card, which a financier settles. */
    BNPL("BNPL"),
    /** WeChat Pay. */
    WEI_XIN("WEIXIN"),
    /** Jkopay and iPASS MONEY. */
    DIGITAL_PAYMENT("DIGITALPAYMENT"),
    /** What is not known here. */
    UNKNOWN("");

    private final String method;

    Other(String method) {
      this.method = method;
    }
  }

  /**
   * The way of paying without a card that a method names; empty for a card.
   *
   * @param method the part of {@code PaymentType} before its underscore, as {@code Trade.method()}
   *     gives it, in any letter case (ECPay page 5686)
   */
  static Optional<Other> other(String method) {
    String upper = method.toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "CREDIT", "FLEXIBLE", "APPLEPAY" -> Optional.empty();
      default ->
          Optional.of(
              Arrays.stream(Other.values())
                  .filter(other -> other.method.equals(upper))
                  .findFirst()
                  .orElse(Other.UNKNOWN));
    };
  }
}
