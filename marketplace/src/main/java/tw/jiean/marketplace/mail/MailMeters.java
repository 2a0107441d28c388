package tw.jiean.marketplace.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Figures of what has not been told: how many events and mails are due ({@code jiean.mail.unsent}),
 * since when ({@code jiean.mail.unsent.oldest}), and how many wait for a person ({@code
 * jiean.mail.given.up}); and of what was sent and what failed.
 */
@Component
class MailMeters {

  /** One reading serves all figures of a scrape. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Counter sent;
  private final Counter failed;

  private Reading last = new Reading(Instant.EPOCH, 0, null, 0);

  MailMeters(JdbcClient jdbc, Clock clock, MeterRegistry registry) {
    this.jdbc = jdbc;
    this.clock = clock;
    sent =
        Counter.builder("jiean.mail.sent")
            .description("Mails that have left, or are kept where there is no server")
            .register(registry);
    failed =
        Counter.builder("jiean.mail.failures")
            .description("Tries to tell of an event or to send a mail that failed")
            .register(registry);
    Gauge.builder("jiean.mail.unsent", this, meters -> meters.read().unsent())
        .description("Events and mails that are due and have not been told")
        .register(registry);
    TimeGauge.builder("jiean.mail.unsent.oldest", () -> age(read().oldest()), TimeUnit.SECONDS)
        .description("How long the oldest of them has been due")
        .register(registry);
    Gauge.builder("jiean.mail.given.up", this, meters -> meters.read().givenUp())
        .description("Events and mails that were tried for days and wait for a person")
        .register(registry);
  }

  void sent() {
    sent.increment();
  }

  void failed() {
    failed.increment();
  }

  private record Reading(Instant at, long unsent, @Nullable Instant oldest, long givenUp) {}

  private double age(@Nullable Instant oldest) {
    return oldest == null ? 0 : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
  }

  private synchronized Reading read() {
    Instant now = clock.instant();
    if (Duration.between(last.at(), now).compareTo(FRESH) >= 0) {
      last =
          jdbc.sql(
                  """
                  select count(*) as unsent, min(since) as oldest,
                    (select count(*) from mail where status = 'given_up')
                      + (select count(*) from mail_later where due_at is null) as given_up
                  from (
                    select at as since from mail_event
                    union all
                    select case when tries = 0 then due_at else at end from mail_later
                    where due_at <= :now or tries > 0 and due_at is not null
                    union all
                    select written_at from mail where status = 'waiting') due
                  """)
              .param("now", Timestamp.from(now))
              .query((row, number) -> {
                Timestamp oldest = row.getTimestamp("oldest");
                return new Reading(
                    now,
                    row.getLong("unsent"),
                    oldest == null ? null : oldest.toInstant(),
                    row.getLong("given_up"));
              })
              .single();
    }
    return last;
  }
}
