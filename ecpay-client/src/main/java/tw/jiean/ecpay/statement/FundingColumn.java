package tw.jiean.ecpay.statement;

import java.util.List;

/**
 * What a funding statement tells of each capture or refund (ECPay page 2898); all has to be there.
 */
public enum FundingColumn {
  /** The number of the authorisation. */
  GWSR("授權單號"),
  /** The bank's code. */
  AUTH_CODE("授權碼"),
  /** The merchant's number. */
  MERCHANT_TRADE_NO("訂單編號"),
  /** Taiwan's day of the trade. */
  TRADE_DATE("交易日期"),
  /** Taiwan's day of the capture or refund. */
  CAPTURE_DATE("請款日期"),
  /** What was captured, negative for a refund. */
  AMOUNT("交易金額"),
  /** What ECPay takes, in NT$ or in percent. */
  FEE("服務費(%數)", "服務費", "手續費(%數)", "手續費", "%數"),
  /** What the merchant gets. */
  PAYOUT("撥款金額");

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives a list that nobody can change
  final List<String> names;

  FundingColumn(String... names) {
    this.names = List.of(names);
  }
}
