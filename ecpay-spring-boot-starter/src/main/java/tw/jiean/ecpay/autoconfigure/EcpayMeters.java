package tw.jiean.ecpay.autoconfigure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.transport.CallBudget;

/** Counts and times what passes between the application and ECPay. */
final class EcpayMeters implements CallObserver {

  private final MeterRegistry registry;

  EcpayMeters(MeterRegistry registry, CallLog calls, CallBudget budget) {
    this.registry = registry;
    // From the start, so that an alert sees the first one as a rise and not as a new series.
    for (NotificationRefused.Reason reason : NotificationRefused.Reason.values()) {
      refused(reason);
    }
    FunctionCounter.builder("ecpay.budget.refusals", budget, CallBudget::refusals)
        .description("Calls not made, so that ECPay is not asked too often")
        .register(registry);
    TimeGauge.builder("ecpay.clock.drift", calls, TimeUnit.MILLISECONDS, EcpayMeters::drift)
        .description("How far ECPay's clock is ahead of ours; unknown before the first answer")
        .register(registry);
  }

  @Override
  public void called(ObservedCall call) {
    Timer.builder("ecpay.calls")
        .description("Calls to ECPay by operation and by how they ended on the wire")
        .tag("operation", call.operation())
        .tag("outcome", call.outcome().name().toLowerCase(Locale.ROOT))
        .register(registry)
        .record(call.took());
  }

  @EventListener
  void refused(RefusedNotification notification) {
    refused(notification.reason()).increment();
  }

  private Counter refused(NotificationRefused.Reason reason) {
    return Counter.builder("ecpay.notifications.refused")
        .description("Messages that claimed to come from ECPay and were not believed")
        .tag("reason", reason.word())
        .register(registry);
  }

  private static double drift(CallLog calls) {
    return calls.clockDrift().map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN);
  }
}
