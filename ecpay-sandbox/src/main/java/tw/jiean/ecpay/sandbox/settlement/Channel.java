package tw.jiean.ecpay.sandbox.settlement;

import tw.jiean.ecpay.sandbox.trade.PaymentMethod;

/** Payments whose fees ECPay sums over a day before it rounds (help page 4809). */
public enum Channel {
  /** Cards, captured that day. */
  CARD,
  /** Transfers, made that day. */
  TRANSFER,
  /** Convenience stores, where each payment has its fixed fee. */
  STORE,
  /** Wallets. */
  WALLET;

  static Channel of(PaymentMethod method) {
    return switch (method) {
      case CREDIT, APPLE_PAY -> CARD;
      case WEB_ATM, ATM -> TRANSFER;
      case CVS, BARCODE -> STORE;
      case TWQR, WEIXIN, DIGITAL_PAYMENT, BNPL -> WALLET;
    };
  }
}
