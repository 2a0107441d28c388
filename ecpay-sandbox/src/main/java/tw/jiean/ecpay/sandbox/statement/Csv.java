package tw.jiean.ecpay.sandbox.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rows as ECPay does, each ended by CR LF. */
final class Csv {

  private Csv() {}

  /** Cells as they are; quoted when they hold a comma, a quote or a line break. */
  static String plain(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Csv::quoted).collect(Collectors.joining(",")))
        .map(line -> line + "\r\n")
        .collect(Collectors.joining());
  }

  /** Cells as {@code ="…"}, so that a spreadsheet takes none for a number. */
  static String text(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Csv::wrapped).collect(Collectors.joining(",")))
        .map(line -> line + "\r\n")
        .collect(Collectors.joining());
  }

  /** Thousandths of a dollar, with as many decimals as they need. */
  static String money(long mills) {
    return mills == 0 ? "0" : BigDecimal.valueOf(mills, 3).stripTrailingZeros().toPlainString();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String wrapped(String cell) {
    return "=\"" + cell.replace("\"", "\"\"") + '"';
  }
}
