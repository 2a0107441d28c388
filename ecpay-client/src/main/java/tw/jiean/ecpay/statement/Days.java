package tw.jiean.ecpay.statement;

import java.time.LocalDate;
import tw.jiean.ecpay.InvalidOrder;

/** The days of a request, which ECPay writes {@code yyyy-MM-dd} here as {@link LocalDate} does. */
final class Days {

  private Days() {}

  static void require(String firstField, LocalDate first, LocalDate last, String source) {
    if (last.isBefore(first)) {
      throw new InvalidOrder("EndDate", "is not before " + firstField, source);
    }
    if (first.getYear() < 0 || last.getYear() > 9999) {
      throw new InvalidOrder(firstField, "and EndDate have years of four digits", source);
    }
  }
}
