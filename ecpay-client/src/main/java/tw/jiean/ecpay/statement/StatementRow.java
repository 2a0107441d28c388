package tw.jiean.ecpay.statement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.UnreadableReply;

/** One row under its header; refuses a value that is not of its type, naming line and column. */
final class StatementRow {

  private static final Pattern DECIMAL =
      Pattern.compile("-?([0-9]{1,18}|[0-9]{1,3}(,[0-9]{3}){1,5})(\\.[0-9]{1,6})?");

  private final String operation;
  private final long line;
  private final Map<String, String> cells;

  StatementRow(String operation, long line, List<String> header, List<String> values) {
    this.operation = operation;
    this.line = line;
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      named.put(header.get(i), values.get(i).strip());
    }
    this.cells = Collections.unmodifiableMap(named);
  }

  Map<String, String> cells() {
    return cells;
  }

  /** A cell; a lone dash stands for nothing. */
  String text(String column) {
    String text = cells.getOrDefault(column, "");
    return text.equals("-") ? "" : text;
  }

  <T> T mandatory(String column, Function<String, T> reader) {
    return optional(column, reader).orElseThrow(() -> unreadable(column, "is empty"));
  }

  <T> Optional<T> optional(String column, Function<String, T> reader) {
    return read(column, text(column), reader);
  }

  /** What stands somewhere in a cell, among other words. */
  <T> Optional<T> within(String column, Pattern part, Function<String, T> reader) {
    Matcher found = part.matcher(text(column));
    return found.find() ? read(column, found.group(), reader) : Optional.empty();
  }

  private <T> Optional<T> read(String column, String text, Function<String, T> reader) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw unreadable(column, "is not of its type");
    }
  }

  /** The sum of the columns that say something; empty when none does. */
  Optional<BigDecimal> sum(Stream<String> columns) {
    return columns
        .flatMap(column -> optional(column, StatementRow::decimal).stream())
        .reduce(BigDecimal::add);
  }

  private UnreadableReply unreadable(String column, String rule) {
    return new UnreadableReply(operation, "line " + line + ": " + column + " " + rule, null);
  }

  /** Whole NT$, negative for money that went back; thousands marks are read over. */
  static long wholeDollars(String text) {
    return decimal(text).longValueExact();
  }

  /** A moment in Taiwan, its day written with slashes or dashes. */
  static Instant moment(String text) {
    return EcpayTime.parse(text.replace('-', '/'));
  }

  /** Taiwan's day, written with slashes, with dashes or with neither. */
  static LocalDate day(String text) {
    return EcpayTime.parseDay(text.replace('-', '/'));
  }

  /** NT$ with the decimals that ECPay counts fees with. */
  static BigDecimal decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("No amount");
    }
    return new BigDecimal(text.replace(",", ""));
  }
}
