package tw.jiean.ecpay.statement;

import java.time.LocalDate;

/** The days of a request, which ECPay writes {@code yyyy-MM-dd} here as {@link LocalDate} does. */
final class Days {

  private Days() {}

  static void require(String firstField, LocalDate first, LocalDate last, String source) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "EndDate is not before " + firstField + " (" + source + ")");
    }
    if (first.getYear() < 0 || last.getYear() > 9999) {
      throw new IllegalArgumentException(
          firstField + " and EndDate have years of four digits (" + source + ")");
    }
  }
}
