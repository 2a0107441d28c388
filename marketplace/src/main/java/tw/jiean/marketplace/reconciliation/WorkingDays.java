package tw.jiean.marketplace.reconciliation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * When a day's files can be had: from 14:00 of the next day on which banks work (ECPay page 2898).
 * A holiday that is not known here does no harm: the file that comes too early lacks rows and is
 * asked for again.
 */
@Component
class WorkingDays {

  static final ZoneId TAIWAN = ZoneId.of("Asia/Taipei");
  private static final LocalTime FILES = LocalTime.of(14, 0);

  private final List<LocalDate> holidays;

  WorkingDays(ReconciliationSettings settings) {
    this.holidays = settings.holidays();
  }

  /** Taiwan's day. */
  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, TAIWAN);
  }

  /** The moment at which a day begins in Taiwan. */
  static Instant start(LocalDate day) {
    return day.atStartOfDay(TAIWAN).toInstant();
  }

  /** From when on a day's files can be had. */
  Instant filesOf(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (isFree(next)) {
      next = next.plusDays(1);
    }
    return next.atTime(FILES).atZone(TAIWAN).toInstant();
  }

  /** The last day whose files can be had at this moment. */
  LocalDate last(Instant now) {
    LocalDate day = day(now).minusDays(1);
    while (filesOf(day).isAfter(now)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private boolean isFree(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY
        || day.getDayOfWeek() == DayOfWeek.SUNDAY
        || holidays.contains(day);
  }
}
