package tw.jiean.ecpay.statement;

import java.io.Closeable;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.UnreadableReply;

/** Reads funding statements, {@code CreditDetail/FundingReconDetail} (ECPay page 2898). */
public final class FundingStatement {

  static final String OPERATION = "FundingReconDetail";

  private static final List<String> GWSR = List.of("授權單號");
  private static final List<String> AUTH_CODE = List.of("授權碼");
  private static final List<String> TRADE_NO = List.of("訂單編號");
  private static final List<String> TRADE_DATE = List.of("交易日期");
  private static final List<String> CAPTURE_DATE = List.of("請款日期");
  private static final List<String> AMOUNT = List.of("交易金額");
  private static final List<String> FEE = List.of("服務費(%數)", "服務費");
  private static final List<String> PAYOUT = List.of("撥款金額");

  private FundingStatement() {}

  /**
   * Reads a file of one's own, such as one from ECPay's console.
   *
   * @throws UnreadableReply when it is no such file
   */
  public static Statement<FundingRow> read(InputStream file, FileCharset charset) {
    return read(file, charset, file);
  }

  static Statement<FundingRow> read(InputStream file, FileCharset charset, Closeable source) {
    return Statement.open(OPERATION, file, charset.charset(), source, FundingStatement::reading);
  }

  private static Function<StatementRow, FundingRow> reading(List<String> header) {
    Function<List<String>, String> name = names -> Columns.require(OPERATION, header, names);
    String gwsr = name.apply(GWSR);
    String authCode = name.apply(AUTH_CODE);
    String tradeNo = name.apply(TRADE_NO);
    String tradeDate = name.apply(TRADE_DATE);
    String captureDate = name.apply(CAPTURE_DATE);
    String amount = name.apply(AMOUNT);
    String fee = name.apply(FEE);
    String payout = name.apply(PAYOUT);
    return row ->
        new FundingRow(
            row.mandatory(gwsr, Function.identity()),
            row.text(authCode),
            row.mandatory(tradeNo, MerchantTradeNo::new),
            row.mandatory(tradeDate, EcpayTime::parseDay),
            row.mandatory(captureDate, EcpayTime::parseDay),
            row.mandatory(amount, StatementRow::wholeDollars),
            row.mandatory(fee, StatementRow::decimal),
            row.mandatory(payout, StatementRow::decimal),
            row.cells());
  }
}
