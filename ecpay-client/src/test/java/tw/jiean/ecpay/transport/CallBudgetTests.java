package tw.jiean.ecpay.transport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.AskedTooOften;

@Tag("time")
class CallBudgetTests {

  private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");

  private final TickingClock clock = new TickingClock();
  private final CallBudget budget = CallBudget.of(clock, Duration.ofSeconds(2), 3);

  @Test
  void unusedCallsAddUpToTheBurstAndNoFurther() {
    clock.now = START.plus(Duration.ofDays(1));
    takeAtOnce(3);

    refusedUntil(clock.now.plusSeconds(2));
  }

  @Test
  void oneCallIsAllowedPerInterval() {
    takeAtOnce(3);
    clock.now = START.plusMillis(1999);
    refusedUntil(START.plusSeconds(2));

    clock.now = START.plusSeconds(2);
    takeAtOnce(1);
    refusedUntil(START.plusSeconds(4));
  }

  @Test
  void aRefusedCallCostsNothing() {
    takeAtOnce(3);
    for (int i = 0; i < 10; i++) {
      refusedUntil(START.plusSeconds(2));
    }

    clock.now = START.plusSeconds(2);
    takeAtOnce(1);
  }

  @Test
  void afterA403NothingIsSentForHalfAnHour() {
    budget.pause();

    clock.now = START.plus(Duration.ofMinutes(30)).minusMillis(1);
    refusedUntil(START.plus(Duration.ofMinutes(30)));
    assertThatExceptionOfType(AskedTooOften.class)
        .isThrownBy(() -> budget.requireOpen("DoAction"))
        .withMessageContaining("DoAction");

    clock.now = START.plus(Duration.ofMinutes(30));
    takeAtOnce(3);
  }

  @Test
  void commandsCostNothingAndPassAUsedUpBudget() {
    takeAtOnce(3);

    assertThatCode(() -> budget.requireOpen("DoAction")).doesNotThrowAnyException();
    refusedUntil(START.plusSeconds(2));
  }

  @Test
  void aClockThatIsSetBackClosesTheBudgetForOneIntervalAtMost() {
    takeAtOnce(3);
    clock.now = START.minus(Duration.ofDays(1));

    refusedUntil(clock.now.plusSeconds(2));
    clock.now = clock.now.plusSeconds(2);
    takeAtOnce(1);
  }

  @Test
  void aBudgetWithoutAnyCallIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallBudget.of(clock, Duration.ofSeconds(1), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallBudget.of(clock, Duration.ofSeconds(-1), 1));
  }

  private void takeAtOnce(int calls) {
    for (int i = 0; i < calls; i++) {
      assertThatCode(() -> budget.take("QueryTradeInfo")).doesNotThrowAnyException();
    }
  }

  private void refusedUntil(Instant retryAt) {
    assertThatExceptionOfType(AskedTooOften.class)
        .isThrownBy(() -> budget.take("QueryTradeInfo"))
        .matches(refusal -> refusal.retryAt().equals(retryAt), "until " + retryAt);
  }

  private static final class TickingClock extends Clock {

    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
