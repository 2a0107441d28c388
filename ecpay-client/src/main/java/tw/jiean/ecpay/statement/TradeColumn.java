package tw.jiean.ecpay.statement;

import java.util.List;

/**
 * What a trade statement tells of each trade. ECPay's present header is not established, so each is
 * found under any of the names that are known; one's own name comes first when it is given.
 */
public enum TradeColumn {
  /** The merchant's number; has to be there. */
  MERCHANT_TRADE_NO(true, "廠商訂單編號", "特店訂單編號", "特店交易編號", "訂單編號"),
  /** What the buyer pays; has to be there. */
  AMOUNT(true, "交易金額"),
  /** ECPay's number. */
  ECPAY_TRADE_NO(false, "綠界訂單編號", "綠界交易序號", "綠界交易編號"),
  /** When the order was made. */
  TRADE_DATE(false, "訂單日期", "交易日期"),
  /** The method in words. */
  PAYMENT_TYPE(false, "付款方式"),
  /** Whether it was paid, in words. */
  STATUS(false, "付款狀態", "付款結果"),
  /** When it was paid. */
  PAYMENT_DATE(false, "付款日期"),
  /** What went back to the buyer. */
  REFUNDED(false, "退款金額"),
  /** The fee of the method. */
  FEE(false, "交易手續費", "交易服務費金額"),
  /** A fee that some files have beside or in place of {@link #FEE}. */
  HANDLING_FEE(false, "手續費"),
  /** Another one. */
  PROCESSING_FEE(false, "處理費", "交易處理費"),
  /** A platform's own fee. */
  PLATFORM_FEE(false, "平台手續費"),
  /** What the merchant gets. */
  NET(false, "應收款項(淨額)"),
  /** Whether it was paid out, in words. */
  PAYOUT(false, "撥款狀態"),
  /** Taiwan's day on which it was paid out. */
  PAYOUT_DATE(false, "撥款日期"),
  /** The number of a card's authorisation. */
  GWSR(false, "授權單號", "信用卡授權單號");

  final boolean mandatory;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives a list that nobody can change
  final List<String> names;

  TradeColumn(boolean mandatory, String... names) {
    this.mandatory = mandatory;
    this.names = List.of(names);
  }
}
