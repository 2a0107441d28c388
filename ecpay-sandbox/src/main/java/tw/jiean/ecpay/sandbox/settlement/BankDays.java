package tw.jiean.ecpay.sandbox.settlement;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which banks work: Monday to Friday. The sandbox knows no holiday. */
public final class BankDays {

  private BankDays() {}

  /** The first one after a day. */
  public static LocalDate after(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The one that lies so many of them after a day. */
  static LocalDate after(LocalDate day, int count) {
    LocalDate result = day;
    for (int i = 0; i < count; i++) {
      result = after(result);
    }
    return result;
  }
}
