package tw.jiean.ecpay.statement;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;

/** Reads trade statements, {@code PaymentMedia/TradeNoAio} (ECPay page 2896). */
public final class TradeStatement {

  static final String OPERATION = "TradeNoAio";

  private static final List<TradeColumn> FEES =
      List.of(
          TradeColumn.FEE,
          TradeColumn.HANDLING_FEE,
          TradeColumn.PROCESSING_FEE,
          TradeColumn.PLATFORM_FEE);

  /** Some files tell the time of the payment beside its outcome. */
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}[-/]\\d{2}[-/]\\d{2} \\d{2}:\\d{2}:\\d{2}");

  private TradeStatement() {}

  /**
   * Reads a file of one's own, such as one from ECPay's console.
   *
   * @param named columns by the names that the file has for them, for headers not known here
   * @throws UnreadableReply when it is no such file
   * @throws RejectedByEcpay when it is ECPay's refusal to give one
   * @throws AskedTooOften when it is ECPay's refusal to give a second one within a minute
   */
  public static Statement<TradeRow> read(
      InputStream file, FileCharset charset, Map<TradeColumn, String> named) {
    return read(file, charset, named, file, Clock.systemUTC());
  }

  /**
   * The same of a file on disk, which stays where it is.
   *
   * @throws IOException when it cannot be opened
   */
  public static Statement<TradeRow> read(
      Path file, FileCharset charset, Map<TradeColumn, String> named) throws IOException {
    return read(Files.newInputStream(file), charset, named);
  }

  static Statement<TradeRow> read(
      InputStream file,
      FileCharset charset,
      Map<TradeColumn, String> named,
      Closeable source,
      Clock clock) {
    return Statement.open(
        OPERATION, file, charset.charset(), source, clock, header -> reading(header, named));
  }

  private static Rows<TradeRow> reading(List<String> header, Map<TradeColumn, String> named) {
    Map<TradeColumn, String> columns = new EnumMap<>(TradeColumn.class);
    for (TradeColumn column : TradeColumn.values()) {
      List<String> names = Columns.named(named.get(column), column.names);
      columns.put(
          column,
          column.mandatory
              ? Columns.require(OPERATION, header, names)
              : Columns.find(header, names));
    }
    return new Rows<>(
        columns.getOrDefault(TradeColumn.MERCHANT_TRADE_NO, ""),
        row -> row(row, column -> columns.getOrDefault(column, "")));
  }

  private static TradeRow row(StatementRow row, Function<TradeColumn, String> name) {
    return new TradeRow(
        row.mandatory(name.apply(TradeColumn.MERCHANT_TRADE_NO), MerchantTradeNo::new),
        row.optional(name.apply(TradeColumn.ECPAY_TRADE_NO), EcpayTradeNo::new),
        row.mandatory(name.apply(TradeColumn.AMOUNT), StatementRow::wholeDollars),
        row.optional(name.apply(TradeColumn.TRADE_DATE), StatementRow::moment),
        row.optional(name.apply(TradeColumn.PAYMENT_DATE), StatementRow::moment)
            .or(() -> row.within(name.apply(TradeColumn.STATUS), MOMENT, StatementRow::moment)),
        row.text(name.apply(TradeColumn.PAYMENT_TYPE)),
        row.text(name.apply(TradeColumn.STATUS)),
        row.optional(name.apply(TradeColumn.REFUNDED), StatementRow::wholeDollars)
            .map(OptionalLong::of)
            .orElseGet(OptionalLong::empty),
        row.sum(FEES.stream().map(name)),
        row.optional(name.apply(TradeColumn.NET), StatementRow::decimal),
        row.text(name.apply(TradeColumn.PAYOUT)),
        row.optional(name.apply(TradeColumn.PAYOUT_DATE), StatementRow::day),
        row.text(name.apply(TradeColumn.GWSR)),
        row.cells());
  }
}
