package tw.jiean.ecpay.sandbox.statement;

import tw.jiean.ecpay.sandbox.trade.CardAttempt;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Trade;

/** How a statement names methods: in its filter (page 2896) and in its rows. */
final class PaymentTypeCode {

  private static final String FLEXIBLE = "11";

  private PaymentTypeCode() {}

  /** The filter's two digits; empty for what has none, and for what nobody chose yet. */
  static String of(Trade trade) {
    CardAttempt card = trade.card();
    PaymentMethod method = trade.method();
    if (method == null) {
      return "";
    }
    if (card != null && card.instalments() != null && card.instalments().flexible()) {
      return FLEXIBLE;
    }
    return switch (method) {
      case CREDIT, APPLE_PAY -> "01";
      case WEB_ATM -> "02";
      case ATM -> "03";
      case CVS -> "04";
      case BARCODE -> "05";
      case TWQR -> "12";
      case WEIXIN, DIGITAL_PAYMENT, BNPL -> "";
    };
  }

  /** The words of a row, which are not established; empty for what nobody chose yet. */
  static String title(Trade trade) {
    PaymentMethod method = trade.method();
    if (method == null) {
      return "";
    }
    return switch (method) {
      case CREDIT -> "信用卡";
      case APPLE_PAY -> "Apple Pay";
      case WEB_ATM -> "網路ATM";
      case ATM -> "ATM";
      case CVS -> "超商代碼";
      case BARCODE -> "超商條碼";
      case TWQR -> "TWQR";
      case WEIXIN -> "微信支付";
      case DIGITAL_PAYMENT -> "電子支付";
      case BNPL -> "無卡分期";
    };
  }
}
