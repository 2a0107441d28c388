package tw.jiean.ecpay.statement;

import java.io.Closeable;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.UnreadableReply;

/** Reads trade statements, {@code PaymentMedia/TradeNoAio} (ECPay page 2896). */
public final class TradeStatement {

  static final String OPERATION = "TradeNoAio";

  private TradeStatement() {}

  /**
   * Reads a file of one's own, such as one from ECPay's console.
   *
   * @param named columns by the names that the file has for them, for headers not known here
   * @throws UnreadableReply when it is no such file
   */
  public static Statement<TradeRow> read(
      InputStream file, FileCharset charset, Map<TradeColumn, String> named) {
    return read(file, charset, named, file);
  }

  static Statement<TradeRow> read(
      InputStream file, FileCharset charset, Map<TradeColumn, String> named, Closeable source) {
    return Statement.open(
        OPERATION, file, charset.charset(), source, header -> reading(header, named));
  }

  private static Function<StatementRow, TradeRow> reading(
      List<String> header, Map<TradeColumn, String> named) {
    Map<TradeColumn, String> columns = new EnumMap<>(TradeColumn.class);
    for (TradeColumn column : TradeColumn.values()) {
      String own = named.get(column);
      List<String> names =
          own == null
              ? column.names
              : Stream.concat(Stream.of(own), column.names.stream()).toList();
      columns.put(
          column,
          column.mandatory
              ? Columns.require(OPERATION, header, names)
              : Columns.find(header, names));
    }
    return row -> row(row, column -> columns.getOrDefault(column, ""));
  }

  private static TradeRow row(StatementRow row, Function<TradeColumn, String> name) {
    return new TradeRow(
        row.mandatory(name.apply(TradeColumn.MERCHANT_TRADE_NO), MerchantTradeNo::new),
        row.optional(name.apply(TradeColumn.ECPAY_TRADE_NO), EcpayTradeNo::new),
        row.mandatory(name.apply(TradeColumn.AMOUNT), StatementRow::wholeDollars),
        row.optional(name.apply(TradeColumn.TRADE_DATE), EcpayTime::parse),
        row.optional(name.apply(TradeColumn.PAYMENT_DATE), EcpayTime::parse),
        row.text(name.apply(TradeColumn.PAYMENT_TYPE)),
        row.text(name.apply(TradeColumn.STATUS)),
        row.optional(name.apply(TradeColumn.REFUNDED), StatementRow::wholeDollars),
        row.optional(name.apply(TradeColumn.FEE), StatementRow::decimal),
        row.optional(name.apply(TradeColumn.NET), StatementRow::decimal),
        row.text(name.apply(TradeColumn.PAYOUT)),
        row.cells());
  }
}
