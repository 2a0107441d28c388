package tw.jiean.ecpay.sandbox.card;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;

/** ECPay's evening, in which it fetches what shops have sold (page 9242). */
final class DailyClosing {

  private static final LocalTime STARTS = LocalTime.of(20, 15);
  private static final LocalTime ENDS = LocalTime.of(20, 30);
  private static final LocalTime SETTLED = LocalTime.of(6, 0);

  /** So long a shop that captures by itself may wait. */
  static final Duration CAPTURE_WITHIN = Duration.ofDays(21);

  /** After so long ECPay gives an authorisation up that nobody captured. */
  static final Duration ABANDONED_AFTER = Duration.ofDays(90);

  private DailyClosing() {}

  /** The first closing after a moment. */
  static Instant after(Instant moment) {
    Instant today = at(TaiwanTime.day(moment), STARTS);
    return today.isAfter(moment) ? today : at(TaiwanTime.day(moment).plusDays(1), STARTS);
  }

  /** Whether ECPay is at it and does not want to be called. */
  static boolean running(Instant moment) {
    LocalTime time = TaiwanTime.at(moment).toLocalTime();
    return !time.isBefore(STARTS) && time.isBefore(ENDS);
  }

  /** The morning after, from which on it can be undone. */
  static Instant settled(Instant closing) {
    return at(TaiwanTime.day(closing).plusDays(1), SETTLED);
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).toInstant(TaiwanTime.OFFSET);
  }
}
