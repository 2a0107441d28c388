package tw.jiean.marketplace.reconciliation;

import java.util.Arrays;
import java.util.Locale;
import tw.jiean.marketplace.payment.PaymentMethod;

/** Payments whose fees ECPay sums over a day before it rounds them (ECPay help 4809). */
enum Channel {
  /** Cards, by the day of their capture. */
  CARD,
  /** Transfers, by the day of their payment. */
  TRANSFER,
  /** Convenience stores, likewise. */
  STORE,
  /** Wallets, likewise. */
  WALLET;

  static Channel of(PaymentMethod method) {
    return switch (method) {
      case CREDIT_CARD, APPLEPAY, GOOGLEPAY -> CARD;
      case ATM, WEBATM -> TRANSFER;
      case CVS, BARCODE -> STORE;
      case TWQR, BNPL, WEIXIN, JKOPAY, IPASS, LINEPAY -> WALLET;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The codes of all methods; the words of their channels are in the same order. */
  static String[] methods() {
    return Arrays.stream(PaymentMethod.values()).map(PaymentMethod::code).toArray(String[]::new);
  }

  /** The channel of each of {@link #methods()}. */
  static String[] channels() {
    return Arrays.stream(PaymentMethod.values())
        .map(method -> of(method).word())
        .toArray(String[]::new);
  }
}
