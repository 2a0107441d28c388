package tw.jiean.ecpay.autoconfigure;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import tw.jiean.ecpay.transport.CallBudget;

/**
 * Down only when our clock is so far from ECPay's that it refuses every question. Asks nobody: it
 * tells what the application's own calls have seen. An ECPay that does not answer is no reason to
 * take the application out of service, so it shows in {@code lastAnswer} alone.
 */
final class EcpayHealthIndicator implements HealthIndicator {

  /** How long ECPay believes a {@code TimeStamp} (ECPay page 2890). */
  private static final Duration MOST_DRIFT = Duration.ofMinutes(3);

  private final CallLog calls;
  private final CallBudget budget;

  EcpayHealthIndicator(CallLog calls, CallBudget budget) {
    this.calls = calls;
    this.budget = budget;
  }

  @Override
  public Health health() {
    Duration drift = calls.clockDrift().orElse(Duration.ZERO);
    Health.Builder health =
        drift.abs().compareTo(MOST_DRIFT) < 0
            ? Health.up()
            : Health.down().withDetail("reason", "ECPay refuses questions: set the clock");
    calls.lastAnswer().ifPresent(moment -> health.withDetail("lastAnswer", moment.toString()));
    calls
        .clockDrift()
        .ifPresent(known -> health.withDetail("clockDriftSeconds", known.toMillis() / 1000));
    budget.pausedUntil().ifPresent(until -> health.withDetail("pausedUntil", until.toString()));
    return health.build();
  }
}
