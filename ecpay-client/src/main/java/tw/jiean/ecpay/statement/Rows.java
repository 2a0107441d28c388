package tw.jiean.ecpay.statement;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the rows under one header are read.
 *
 * @param tradeNo the column of the merchant's number, which a sum does not have
 * @param row reads one of them
 */
record Rows<R>(String tradeNo, Function<StatementRow, R> row) {

  private static final Pattern SUM = Pattern.compile("(合計|總計|小計|總和|總額)[:：]?.*");

  /** Whether these cells are a sum below the rows: it begins by saying so and names no trade. */
  boolean isSum(List<String> header, List<String> cells) {
    int number = header.indexOf(tradeNo);
    return SUM.matcher(cells.get(0).strip()).matches()
        && (number <= 0 || number >= cells.size() || cells.get(number).isBlank());
  }
}
