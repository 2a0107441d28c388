package tw.jiean.ecpay.statement;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.exchange.Exchange;
import tw.jiean.ecpay.transport.CallBudget;

/**
 * Fetches ECPay's statement files (ECPay pages 2896 and 2898). The caller's address has to be
 * registered in ECPay's console, and ECPay gives one file a minute to an address, which clients
 * that share a {@link CallBudget} keep together. A file is fetched as a whole before its first row
 * is read, and deleted when the statement is closed.
 */
public final class Statements {

  private final Exchange exchange;

  /** Made by {@link tw.jiean.ecpay.EcpayClient}. */
  @SuppressWarnings("exports")
  public Statements(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * The trades of some days. May be repeated, once a minute.
   *
   * @throws AskedTooOften when a file was fetched within the last minute: by this budget, and
   *     nothing was sent, or by somebody else at this address, and ECPay said so
   * @throws EcpayUnreachable when no complete file came
   * @throws RejectedByEcpay when ECPay refused; {@code HTTP 403} as its code can mean a second file
   *     within the minute as well
   * @throws UnreadableReply when what came is no such file
   * @throws UncheckedIOException when no temporary file can be made for it here
   */
  public Statement<TradeRow> trades(TradeStatementRequest request) {
    FormFields fields =
        exchange
            .aboutUs()
            .and("DateType", request.by().code)
            .and("BeginDate", request.first().toString())
            .and("EndDate", request.last().toString())
            .and("MediaFormated", request.layout().code)
            .and("CharSet", request.charset().code);
    if (request.type() != null) {
      fields = fields.and("PaymentType", request.type().code);
    }
    if (request.trades() != null) {
      fields = fields.and("PlatformStatus", request.trades().code);
    }
    if (request.status() != null) {
      fields = fields.and("PaymentStatus", request.status().code);
    }
    if (request.paidOut() != null) {
      fields = fields.and("AllocateStatus", request.paidOut() ? "1" : "0");
    }
    return fetch(
        TradeStatement.OPERATION,
        exchange.vendor("/PaymentMedia/TradeNoAio"),
        fields,
        (file, source) ->
            TradeStatement.read(
                file, request.charset(), request.columns(), source, exchange.clock()));
  }

  /** The captures and refunds of some days, likewise; ECPay's production only. */
  public Statement<FundingRow> funding(FundingRequest request) {
    FormFields fields =
        exchange
            .aboutUs()
            .and("PayDateType", request.by().code)
            .and("StartDate", request.first().toString())
            .and("EndDate", request.last().toString())
            .and("CharSet", request.charset().code);
    return fetch(
        FundingStatement.OPERATION,
        exchange.cashier("/CreditDetail/FundingReconDetail"),
        fields,
        (file, source) ->
            FundingStatement.read(
                file, request.charset(), request.columns(), source, exchange.clock()));
  }

  private <R> Statement<R> fetch(
      String operation,
      URI address,
      FormFields fields,
      BiFunction<InputStream, Closeable, Statement<R>> reading) {
    try {
      // Readable by this user alone, as the JDK makes temporary files.
      Path file = Files.createTempFile("ecpay-", ".csv");
      try {
        exchange.download(operation, address, fields, file);
        InputStream input = Files.newInputStream(file);
        return reading.apply(input, () -> closeAndDelete(input, file));
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No room for a statement file", e);
    }
  }

  private static void closeAndDelete(InputStream input, Path file) throws IOException {
    try (input) {
      Files.deleteIfExists(file);
    }
  }
}
