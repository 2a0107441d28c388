package tw.jiean.marketplace.reconciliation;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.Locale;
import tw.jiean.ecpay.statement.FundingRequest;
import tw.jiean.ecpay.statement.Statement;
import tw.jiean.ecpay.statement.Statements;
import tw.jiean.ecpay.statement.TradeStatementRequest;

/** ECPay's files, in the order in which they are asked for: what was paid comes first. */
enum StatementSource {
  /** All trades by the day of their payment (ECPay page 2896). */
  TRADES_PAID,
  /** Captures and refunds of cards by their day (ECPay page 2898). */
  FUNDING_CAPTURED,
  /** Captures and refunds of cards by the day on which ECPay credits or debits us. */
  FUNDING_PAID_OUT,
  /** All trades by the day on which ECPay credits us. */
  TRADES_PAID_OUT;

  /** Its name in the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static StatementSource ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether ECPay gives it in production only. */
  boolean isFunding() {
    return this == FUNDING_CAPTURED || this == FUNDING_PAID_OUT;
  }

  /** Fetches one day's file, of one day alone so that the day of every row is known. */
  Rows fetch(Statements statements, LocalDate day) {
    return switch (this) {
      case TRADES_PAID -> trades(statements, TradeStatementRequest.DateType.PAYMENT, day);
      case TRADES_PAID_OUT -> trades(statements, TradeStatementRequest.DateType.PAYOUT, day);
      case FUNDING_CAPTURED -> funding(statements, FundingRequest.DateType.CAPTURE, day);
      case FUNDING_PAID_OUT -> funding(statements, FundingRequest.DateType.PAYOUT, day);
    };
  }

  private static Rows trades(
      Statements statements, TradeStatementRequest.DateType by, LocalDate day) {
    var file = statements.trades(new TradeStatementRequest(by, day, day));
    return new Rows(file, file.stream().map(StatementRow::of).iterator());
  }

  private static Rows funding(Statements statements, FundingRequest.DateType by, LocalDate day) {
    var file = statements.funding(new FundingRequest(by, day, day));
    return new Rows(file, file.stream().map(StatementRow::of).iterator());
  }

  /** The rows of a file, one by one; to be closed. */
  record Rows(Statement<?> file, Iterator<StatementRow> rows) implements AutoCloseable {
    @Override
    public void close() {
      file.close();
    }
  }
}
