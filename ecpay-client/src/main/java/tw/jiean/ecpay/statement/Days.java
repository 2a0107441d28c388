package tw.jiean.ecpay.statement;

import java.time.LocalDate;

/** The days of a request, which ECPay writes {@code yyyy-MM-dd} here as {@link LocalDate} does. */
final class Days {

  private Days() {}

  static void require(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("The last day of a statement is not before its first");
    }
  }
}
