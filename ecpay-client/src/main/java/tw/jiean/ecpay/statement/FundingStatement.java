package tw.jiean.ecpay.statement;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;

/** Reads funding statements, {@code CreditDetail/FundingReconDetail} (ECPay page 2898). */
public final class FundingStatement {

  static final String OPERATION = "FundingReconDetail";

  private FundingStatement() {}

  /**
   * Reads a file of one's own, such as one from ECPay's console.
   *
   * @param named columns by the names that the file has for them, for headers not known here
   * @throws UnreadableReply when it is no such file
   * @throws RejectedByEcpay when it is ECPay's refusal to give one
   * @throws AskedTooOften when it is ECPay's refusal to give a second one within a minute
   */
  public static Statement<FundingRow> read(
      InputStream file, FileCharset charset, Map<FundingColumn, String> named) {
    return read(file, charset, named, file, Clock.systemUTC());
  }

  /**
   * The same of a file on disk, which stays where it is.
   *
   * @throws IOException when it cannot be opened
   */
  public static Statement<FundingRow> read(
      Path file, FileCharset charset, Map<FundingColumn, String> named) throws IOException {
    return read(Files.newInputStream(file), charset, named);
  }

  static Statement<FundingRow> read(
      InputStream file,
      FileCharset charset,
      Map<FundingColumn, String> named,
      Closeable source,
      Clock clock) {
    return Statement.open(
        OPERATION, file, charset.charset(), source, clock, header -> reading(header, named));
  }

  private static Rows<FundingRow> reading(List<String> header, Map<FundingColumn, String> named) {
    Map<FundingColumn, String> columns = new EnumMap<>(FundingColumn.class);
    for (FundingColumn column : FundingColumn.values()) {
      List<String> names = Columns.named(named.get(column), column.names);
      columns.put(column, Columns.require(OPERATION, header, names));
    }
    return new Rows<>(
        columns.getOrDefault(FundingColumn.MERCHANT_TRADE_NO, ""),
        row -> row(row, column -> columns.getOrDefault(column, "")));
  }

  private static FundingRow row(StatementRow row, Function<FundingColumn, String> name) {
    long amount = row.mandatory(name.apply(FundingColumn.AMOUNT), StatementRow::wholeDollars);
    BigDecimal payout = row.mandatory(name.apply(FundingColumn.PAYOUT), StatementRow::decimal);
    return new FundingRow(
        row.mandatory(name.apply(FundingColumn.GWSR), Function.identity()),
        row.text(name.apply(FundingColumn.AUTH_CODE)),
        row.mandatory(name.apply(FundingColumn.MERCHANT_TRADE_NO), MerchantTradeNo::new),
        row.mandatory(name.apply(FundingColumn.TRADE_DATE), StatementRow::day),
        row.mandatory(name.apply(FundingColumn.CAPTURE_DATE), StatementRow::day),
        amount,
        row.mandatory(
            name.apply(FundingColumn.FEE),
            text ->
                isRate(text)
                    ? BigDecimal.valueOf(amount).subtract(payout)
                    : StatementRow.decimal(text)),
        payout,
        row.cells());
  }

  /** A rate such as {@code 2.75%}: what it comes to is then what the payout lacks. */
  private static boolean isRate(String text) {
    if (!text.endsWith("%") && !text.endsWith("％")) {
      return false;
    }
    StatementRow.decimal(text.substring(0, text.length() - 1)); // refuses what is no number
    return true;
  }
}
