package tw.jiean.marketplace.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.ecpay.transport.CallBudget;

/**
 * The budget of calls to ECPay that all instances share, in the table {@code ecpay_budget}: each
 * takes with one statement, so that together they ask no more often than one alone might, and a 403
 * told to one silences all. Call it outside transactions, or the row stays locked.
 */
@Component
class SharedBudget implements CallBudget {

  private static final String QUESTION = "question";
  private static final String FILE = "file";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration interval;
  private final int atOnce;
  private final AtomicLong refusals = new AtomicLong();

  SharedBudget(JdbcClient jdbc, Clock clock, EcpayProperties ecpay) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.interval = ecpay.budget().interval();
    this.atOnce = ecpay.budget().atOnce();
  }

  @Override
  public void take(String operation) {
    take(operation, QUESTION, interval, atOnce);
  }

  @Override
  public void takeFile(String operation) {
    take(operation, FILE, ONE_FILE_PER, 1);
  }

  /**
   * Before {@code worked_off_at} the calls already made have not been worked off; what was not used
   * adds up to so many at once. A time beyond what a used-up budget has tells that the clock was
   * set back: that closes it no longer than a used-up one is.
   */
  private void take(String operation, String kind, Duration interval, int atOnce) {
    Instant now = clock.instant();
    Duration burst = interval.multipliedBy(atOnce - 1L);
    int taken =
        jdbc.sql(
                """
                update ecpay_budget
                set worked_off_at = least(greatest(worked_off_at, :now) + :interval::interval, :latest)
                where kind = :kind and closed_until <= :now
                  and (worked_off_at <= :until or worked_off_at > :latest)
                """)
            .param("kind", kind)
            .param("now", utc(now))
            .param("until", utc(now.plus(burst)))
            .param("latest", utc(now.plus(burst).plus(interval)))
            .param("interval", interval.toMillis() + " milliseconds")
            .update();
    if (taken == 0) {
      refusals.incrementAndGet();
      throw new AskedTooOften(operation, retryAt(kind, now, burst));
    }
  }

  private Instant retryAt(String kind, Instant now, Duration burst) {
    Instant paused = closedUntil(kind);
    if (paused != null && paused.isAfter(now)) {
      return paused;
    }
    Instant workedOff = moment("worked_off_at", kind);
    Instant free = workedOff == null ? now : workedOff.minus(burst);
    return free.isAfter(now) ? free : now;
  }

  @Override
  public void requireOpen(String operation) {
    pausedUntil()
        .ifPresent(until -> {
          refusals.incrementAndGet();
          throw new AskedTooOften(operation, until);
        });
  }

  @Override
  public void pause() {
    jdbc.sql("update ecpay_budget set closed_until = greatest(closed_until, :until)")
        .param("until", utc(clock.instant().plus(PAUSE)))
        .update();
  }

  @Override
  public Optional<Instant> pausedUntil() {
    return Optional.ofNullable(closedUntil(QUESTION))
        .filter(until -> until.isAfter(clock.instant()));
  }

  @Override
  public long refusals() {
    return refusals.get();
  }

  private @Nullable Instant closedUntil(String kind) {
    return moment("closed_until", kind);
  }

  /** Null for what has never been. */
  private @Nullable Instant moment(String column, String kind) {
    return jdbc.sql(
            "select case when isfinite("
                + column
                + ") then "
                + column
                + " end from ecpay_budget where kind = :kind")
        .param("kind", kind)
        .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
