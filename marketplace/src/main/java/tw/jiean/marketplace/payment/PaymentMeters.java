package tw.jiean.marketplace.payment;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Figures of payments that somebody should be told of: {@code jiean.payment.messages} by verdict,
 * {@code jiean.payments.undecided} by status, and {@code jiean.ecpay.paused}, how long ECPay must
 * not be asked since it locked us out.
 */
@Component
class PaymentMeters implements MeterBinder {

  private final Map<Verdict, LongAdder> messages =
      Arrays.stream(Verdict.values())
          .collect(Collectors.toUnmodifiableMap(verdict -> verdict, verdict -> new LongAdder()));
  private final JdbcClient jdbc;
  private final SharedBudget budget;
  private final Clock clock;

  PaymentMeters(JdbcClient jdbc, SharedBudget budget, Clock clock) {
    this.jdbc = jdbc;
    this.budget = budget;
    this.clock = clock;
  }

  /** Counts these once the running transaction has committed. */
  void count(List<Decision> decisions) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            decisions.forEach(decision -> adder(decision.verdict()).increment());
          }
        });
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    // All from the start, so that an alert sees the first one as a rise and not as a new series.
    for (Verdict verdict : Verdict.values()) {
      FunctionCounter.builder("jiean.payment.messages", adder(verdict), LongAdder::sum)
          .description("What was told of payments with a right signature, by what was made of it")
          .tag("verdict", verdict.word())
          .register(registry);
    }
    for (PaymentStatus status : List.of(PaymentStatus.NEEDS_REVIEW, PaymentStatus.UNKNOWN)) {
      Gauge.builder("jiean.payments.undecided", () -> undecided(status))
          .description("Payments of which the program does not know whether they were made")
          .tag("status", status.word())
          .register(registry);
    }
    TimeGauge.builder("jiean.ecpay.paused", this::pausedFor, TimeUnit.SECONDS)
        .description("How long ECPay is not asked any more, since it said 403")
        .register(registry);
  }

  private LongAdder adder(Verdict verdict) {
    return Objects.requireNonNull(messages.get(verdict));
  }

  private long undecided(PaymentStatus status) {
    return jdbc.sql(
            """
            select count(*) from payment_attempt
            where status in ('unknown', 'needs_review') and status = :status
            """)
        .param("status", status.word())
        .query(Long.class)
        .single();
  }

  private long pausedFor() {
    Instant now = clock.instant();
    return budget.pausedUntil().map(until -> Duration.between(now, until).toSeconds()).orElse(0L);
  }
}
