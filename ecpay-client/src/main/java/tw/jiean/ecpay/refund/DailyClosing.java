package tw.jiean.ecpay.refund;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import tw.jiean.ecpay.EcpayTime;

/** ECPay's evening, in which it captures what was authorised (ECPay page 9242). */
final class DailyClosing {

  private static final LocalTime STARTS = LocalTime.of(20, 15);
  private static final LocalTime ENDS = LocalTime.of(20, 30);
  private static final LocalTime SETTLED = LocalTime.of(6, 0);

  private DailyClosing() {}

  /** When it is over, if it runs. ECPay does not want to be called while it does. */
  static Optional<Instant> endIfRunning(Instant now) {
    LocalTime time = EcpayTime.timeOfDay(now);
    return time.isBefore(STARTS) || !time.isBefore(ENDS) ? Optional.empty() : Optional.of(end(now));
  }

  /** When the closing that runs or comes next is over. */
  static Instant end(Instant now) {
    return EcpayTime.next(ENDS, now);
  }

  /** When the night after a closing is over, if it is night. */
  static Optional<Instant> endOfNight(Instant now) {
    LocalTime time = EcpayTime.timeOfDay(now);
    return time.isBefore(STARTS) && !time.isBefore(SETTLED)
        ? Optional.empty()
        : Optional.of(EcpayTime.next(SETTLED, now));
  }

  /** The same, of the first night after a moment alone. */
  static Optional<Instant> endOfFirstNight(Instant moment, Instant now) {
    Instant end = EcpayTime.next(SETTLED, EcpayTime.next(STARTS, moment));
    return endOfNight(now).filter(end::equals);
  }
}
