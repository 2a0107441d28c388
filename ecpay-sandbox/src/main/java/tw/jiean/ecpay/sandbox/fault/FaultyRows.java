package tw.jiean.ecpay.sandbox.fault;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** What a statement says when a row of it is wrong. */
public final class FaultyRows {

  private static final String AMOUNT = "交易金額";

  /** Names no trade: shops do not begin their numbers so. */
  private static final String NO_TRADE = "NOSUCHTRADE";

  private FaultyRows() {}

  /**
   * The rows as they are written, changed by each fault that strikes.
   *
   * @param rows the header and the rows below it
   * @param numberColumn where the merchant's trade number stands
   */
  public static List<List<String>> of(Faults faults, String numberColumn, List<List<String>> rows) {
    int number = rows.get(0).indexOf(numberColumn);
    int amount = rows.get(0).indexOf(AMOUNT);
    List<List<String>> written = new ArrayList<>();
    written.add(rows.get(0));
    for (List<String> row : rows.subList(1, rows.size())) {
      String trade = row.get(number);
      if (faults.strikes(Fault.STATEMENT_ROW_MISSING, trade)) {
        continue;
      }
      boolean different = faults.strikes(Fault.STATEMENT_ROW_DIFFERENT, trade);
      written.add(
          different ? changed(row, cells -> cells.set(amount, oneMore(cells.get(amount)))) : row);
      if (faults.strikes(Fault.STATEMENT_ROW_EXTRA, trade)) {
        written.add(changed(row, cells -> cells.set(number, NO_TRADE)));
      }
    }
    return Collections.unmodifiableList(written);
  }

  private static List<String> changed(List<String> row, Consumer<List<String>> change) {
    List<String> cells = new ArrayList<>(row);
    change.accept(cells);
    return List.copyOf(cells);
  }

  private static String oneMore(String amount) {
    return new BigDecimal(amount).add(BigDecimal.ONE).toPlainString();
  }
}
