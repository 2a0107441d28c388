package tw.jiean.ecpay.sandbox.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.trade.CardAttempt;
import tw.jiean.ecpay.sandbox.trade.Fee;
import tw.jiean.ecpay.sandbox.trade.FeeTable;
import tw.jiean.ecpay.sandbox.trade.PaymentSource;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The forms of a merchant's statement. */
public enum TradeFormat {
  /** The old one: plain cells. */
  OLD(
      "0",
      "交易日期",
      "綠界交易序號",
      "特店訂單編號",
      "ATM條碼",
      "交易金額",
      "付款方式",
      "付款結果",
      "付款日期",
      "款項來源(銀行/超商)",
      "通路費",
      "交易服務費率(%數 / $筆)",
      "交易服務費金額",
      "應收款項(淨額)",
      "撥款狀態",
      "撥款日期",
      "備註"),
  /** The new one: each cell as {@code ="…"}. */
  NEW(
      "1",
      "訂單日期",
      "廠商訂單編號",
      "綠界訂單編號",
      "平台名稱",
      "付款方式",
      "費率(每筆)",
      "信用卡授權單號",
      "信用卡卡號末4碼",
      "超商資訊/ATM繳款帳號",
      "付款狀態",
      "交易金額",
      "退款日期",
      "退款金額",
      "交易手續費",
      "平台手續費",
      "應收款項(淨額)",
      "撥款狀態",
      "買家備註",
      "廠商備註");

  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives a list that nobody can change
  private final List<String> header;

  TradeFormat(String wireName, String... header) {
    this.wireName = wireName;
    this.header = List.of(header);
  }

  /** The format of a value of {@code MediaFormated}. */
  public static Optional<TradeFormat> of(String wireName) {
    return Stream.of(values()).filter(format -> format.wireName.equals(wireName)).findFirst();
  }

  /** Where the merchant's trade number stands. */
  String tradeNoColumn() {
    return switch (this) {
      case OLD -> "特店訂單編號";
      case NEW -> "廠商訂單編號";
    };
  }

  List<String> header() {
    return header;
  }

  List<String> cells(TradeRow row, FeeTable fees, LocalDate today) {
    return switch (this) {
      case OLD -> oldCells(row, fees, today);
      case NEW -> newCells(row, fees, today);
    };
  }

  String csv(List<List<String>> rows) {
    return switch (this) {
      case OLD -> Csv.plain(rows);
      case NEW -> Csv.text(rows);
    };
  }

  private static List<String> oldCells(TradeRow row, FeeTable fees, LocalDate today) {
    Trade trade = row.trade();
    return List.of(
        TaiwanTime.dateTime(trade.order().createdAt()),
        row.tradeNo(),
        trade.order().merchantTradeNo(),
        code(trade),
        Long.toString(row.amount()),
        PaymentTypeCode.title(trade),
        row.status().title(),
        row.paidAt() == null ? "" : TaiwanTime.dateTime(row.paidAt()),
        source(trade),
        "0",
        rate(trade, fees),
        Csv.money(row.feeMills()),
        Csv.money(row.netMills()),
        payout(row, today),
        row.paidOutOn().map(TaiwanTime::date).orElse(""),
        trade.order().fields().text("Remark"));
  }

  private static List<String> newCells(TradeRow row, FeeTable fees, LocalDate today) {
    Trade trade = row.trade();
    Form ordered = trade.order().fields();
    Authorisation card = row.authorisation();
    String code = code(trade);
    return List.of(
        TaiwanTime.dateTime(trade.order().createdAt()),
        trade.order().merchantTradeNo(),
        row.tradeNo(),
        ordered.text("PlatformID"),
        PaymentTypeCode.title(trade),
        rate(trade, fees),
        card == null ? "" : Long.toString(card.gwsr()),
        card == null ? "" : card.last4(),
        code.isEmpty() ? source(trade) : code,
        row.status().title(),
        Long.toString(row.amount()),
        row.refundedAt() == null ? "" : TaiwanTime.dateTime(row.refundedAt()),
        Long.toString(row.refunded()),
        Csv.money(row.feeMills()),
        "0",
        Csv.money(row.netMills()),
        payout(row, today),
        "",
        ordered.text("Remark"));
  }

  private static String payout(TradeRow row, LocalDate today) {
    return row.paidOut(today) ? "已撥款" : "未撥款";
  }

  /** The account or the code that was paid to. */
  private static String code(Trade trade) {
    Form fields = trade.code() == null ? Form.of() : trade.code().fields();
    return Stream.of("vAccount", "PaymentNo", "Barcode2")
        .map(fields::text)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The payer's bank, or the chain of stores. */
  private static String source(Trade trade) {
    PaymentSource source = trade.source();
    if (source instanceof PaymentSource.BankAccount account) {
      return account.bankCode();
    }
    return source instanceof PaymentSource.Store store ? store.payFrom() : "";
  }

  private static String rate(Trade trade, FeeTable fees) {
    CardAttempt card = trade.card();
    return fees.of(trade.method(), card != null && card.foreign())
        .map(TradeFormat::rate)
        .orElse("");
  }

  private static String rate(Fee fee) {
    return fee.rate() == 0
        ? Long.toString(fee.fixed())
        : String.format(Locale.ROOT, "%d.%02d%%", fee.rate() / 100, fee.rate() % 100);
  }
}
