package tw.jiean.marketplace.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Figures of the comparison: open breaks and the age of the oldest by kind ({@code
 * jiean.reconciliation.breaks}, {@code .breaks.oldest}), dollars explained by dollars moved ({@code
 * .explained}), and how long ago the last day ended that was compared with all its files ({@code
 * .age}; a weekend makes it four days).
 */
@Component
class ReconciliationMeters implements MeterBinder {

  /** One reading serves all figures of a scrape. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Breaks breaks;
  private final Clock clock;

  private Reading last = new Reading(Instant.EPOCH, Map.of(), 1, Optional.empty());

  ReconciliationMeters(Breaks breaks, Clock clock) {
    this.breaks = breaks;
    this.clock = clock;
  }

  private record Reading(
      Instant at,
      Map<BreakKind, Breaks.Open> open,
      double explained,
      Optional<LocalDate> complete) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    for (BreakKind kind : BreakKind.values()) {
      Gauge.builder("jiean.reconciliation.breaks", () -> count(kind))
          .description("Differences between our books and ECPay's files that nobody explained")
          .tag("kind", kind.word())
          .register(registry);
      TimeGauge.builder("jiean.reconciliation.breaks.oldest", () -> age(kind), TimeUnit.SECONDS)
          .tag("kind", kind.word())
          .register(registry);
    }
    Gauge.builder("jiean.reconciliation.explained", () -> read().explained())
        .description("Dollars explained by dollars moved")
        .register(registry);
    TimeGauge.builder("jiean.reconciliation.age", this::completeAge, TimeUnit.SECONDS)
        .description("How long ago the last day ended that was compared with all its files")
        .register(registry);
  }

  private long count(BreakKind kind) {
    Breaks.Open open = read().open().get(kind);
    return open == null ? 0 : open.number();
  }

  private long age(BreakKind kind) {
    Breaks.Open open = read().open().get(kind);
    return open == null ? 0 : Duration.between(open.oldest(), clock.instant()).toSeconds();
  }

  private double completeAge() {
    return read()
        .complete()
        .map(day -> Duration.between(WorkingDays.start(day.plusDays(1)), clock.instant()))
        .map(age -> (double) age.toSeconds())
        .orElse(Double.NaN);
  }

  private synchronized Reading read() {
    Instant now = clock.instant();
    if (Duration.between(last.at(), now).compareTo(FRESH) >= 0) {
      last = new Reading(now, breaks.open(), breaks.explained(), breaks.lastComplete());
    }
    return last;
  }
}
