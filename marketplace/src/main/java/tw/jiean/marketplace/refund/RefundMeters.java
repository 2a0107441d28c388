package tw.jiean.marketplace.refund;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Figures of refunds that are open: how many and how old by status ({@code jiean.refunds.open},
 * {@code jiean.refunds.oldest}), and those of which nobody knows whether they were made and that
 * only a person can solve ({@code jiean.refunds.outcome.unknown}).
 */
@Component
class RefundMeters implements MeterBinder {

  /** One reading serves all figures of a scrape. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private final Clock clock;

  private Reading last = new Reading(Instant.EPOCH, Map.of(), 0);

  RefundMeters(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Open(long count, Instant oldest) {}

  private record Reading(Instant at, Map<RefundStatus, Open> open, long unknown) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    for (RefundStatus status : RefundStatus.values()) {
      if (status.isOpen()) {
        Gauge.builder("jiean.refunds.open", () -> count(read(), status))
            .description("Refunds that are not over")
            .tag("status", status.word())
            .register(registry);
        TimeGauge.builder("jiean.refunds.oldest", () -> age(read(), status), TimeUnit.SECONDS)
            .description("How long the oldest of them has been wanted")
            .tag("status", status.word())
            .register(registry);
      }
    }
    Gauge.builder("jiean.refunds.outcome.unknown", this, meters -> meters.read().unknown())
        .description("Refunds of which nobody knows whether ECPay made them; a person has to look")
        .register(registry);
  }

  private static double count(Reading reading, RefundStatus status) {
    Open open = reading.open().get(status);
    return open == null ? 0 : open.count();
  }

  private double age(Reading reading, RefundStatus status) {
    Open open = reading.open().get(status);
    return open == null ? 0 : Duration.between(open.oldest(), clock.instant()).toSeconds();
  }

  private synchronized Reading read() {
    Instant now = clock.instant();
    if (Duration.between(last.at(), now).compareTo(FRESH) < 0) {
      return last;
    }
    Map<RefundStatus, Open> open = new EnumMap<>(RefundStatus.class);
    jdbc.sql(
            """
            select status, count(*) as number, min(requested_at) as oldest from refund
            where status not in ('done', 'withdrawn') group by status
            """)
        .query(row -> {
          open.put(
              RefundStatus.ofWord(row.getString("status")),
              new Open(
                  row.getLong("number"),
                  row.getObject("oldest", OffsetDateTime.class).toInstant()));
        });
    long unknown =
        jdbc.sql(
                "select count(*) from refund where status = 'refused' and cause = 'outcome_unknown'")
            .query(Long.class)
            .single();
    last = new Reading(now, open, unknown);
    return last;
  }
}
