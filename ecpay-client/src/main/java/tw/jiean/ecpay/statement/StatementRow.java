package tw.jiean.ecpay.statement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tw.jiean.ecpay.UnreadableReply;

/** One row under its header; refuses a value that is not of its type, naming line and column. */
final class StatementRow {

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

  String text(String column) {
    return cells.getOrDefault(column, "");
  }

  <T> T mandatory(String column, Function<String, T> reader) {
    return optional(column, reader).orElseThrow(() -> unreadable(column, "is empty"));
  }

  <T> Optional<T> optional(String column, Function<String, T> reader) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw unreadable(column, "is not of its type");
    }
  }

  private UnreadableReply unreadable(String column, String rule) {
    return new UnreadableReply(operation, "line " + line + ": " + column + " " + rule, null);
  }

  /** Whole NT$, negative for money that went back; thousands marks are read over. */
  static long wholeDollars(String text) {
    return decimal(text).longValueExact();
  }

  /** NT$ with the decimals that ECPay counts fees with. */
  static BigDecimal decimal(String text) {
    if (!text.matches("-?([0-9]{1,18}|[0-9]{1,3}(,[0-9]{3}){1,5})(\\.[0-9]{1,6})?")) {
      throw new IllegalArgumentException("No amount");
    }
    return new BigDecimal(text.replace(",", ""));
  }
}
