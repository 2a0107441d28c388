package tw.jiean.ecpay.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers the last answer of ECPay and how far its clock is from ours. */
final class CallLog implements CallObserver {

  private record Seen(Optional<Instant> lastAnswer, Optional<Duration> clockDrift) {

    Seen after(ObservedCall call) {
      boolean answered = call.outcome() == ObservedCall.Outcome.ANSWERED;
      return new Seen(
          answered ? Optional.of(call.ended()) : lastAnswer,
          call.clockDrift().or(() -> clockDrift));
    }
  }

  private final AtomicReference<Seen> seen =
      new AtomicReference<>(new Seen(Optional.empty(), Optional.empty()));

  @Override
  public void called(ObservedCall call) {
    seen.updateAndGet(before -> before.after(call));
  }

  /** When ECPay last answered a call with 200; empty before the first time. */
  Optional<Instant> lastAnswer() {
    return seen.get().lastAnswer();
  }

  /**
   * How far ECPay's clock is ahead of ours, negative when behind; empty before the first answer.
   */
  Optional<Duration> clockDrift() {
    return seen.get().clockDrift();
  }
}
