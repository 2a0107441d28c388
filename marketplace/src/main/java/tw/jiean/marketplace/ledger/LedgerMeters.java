package tw.jiean.marketplace.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Whether the books agree with themselves: by how much the accounts' turnover and the transfers
 * differ ({@code jiean.ledger.difference}), and how long ago that was looked at ({@code
 * jiean.ledger.check.age}). No numbers before the first look.
 */
@Component
class LedgerMeters implements MeterBinder {

  private final LedgerCheck check;
  private final Clock clock;

  LedgerMeters(LedgerCheck check, Clock clock) {
    this.check = check;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("jiean.ledger.difference", this::difference)
        .description("Whole NT$ by which the accounts' turnover and the transfers differ")
        .register(registry);
    TimeGauge.builder("jiean.ledger.check.age", this::age, TimeUnit.SECONDS)
        .description("How long ago turnover and transfers were compared")
        .register(registry);
  }

  private double difference() {
    return check.last().map(found -> (double) found.difference()).orElse(Double.NaN);
  }

  private double age() {
    return check
        .last()
        .map(found -> (double) Duration.between(found.at(), clock.instant()).toSeconds())
        .orElse(Double.NaN);
  }
}
