package tw.jiean.ecpay.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.AskedTooOften;

/** A budget that one JVM keeps for itself. */
final class MemoryBudget implements CallBudget {

  private final Clock clock;
  private final Allowance questions;
  private final Allowance files = new Allowance(ONE_FILE_PER, 1);

  private Instant closedUntil = Instant.MIN;

  private long refusals;

  MemoryBudget(Clock clock, Duration interval, int atOnce) {
    this.clock = clock;
    this.questions = new Allowance(interval, atOnce);
  }

  @Override
  public synchronized void take(String operation) {
    take(operation, questions);
  }

  @Override
  public synchronized void takeFile(String operation) {
    take(operation, files);
  }

  private void take(String operation, Allowance allowance) {
    requireOpen(operation);
    Optional<Instant> retryAt = allowance.take(clock.instant());
    if (retryAt.isPresent()) {
      refusals++;
      throw new AskedTooOften(operation, retryAt.get());
    }
  }

  @Override
  public synchronized void requireOpen(String operation) {
    if (clock.instant().isBefore(closedUntil)) {
      refusals++;
      throw new AskedTooOften(operation, closedUntil);
    }
  }

  @Override
  public synchronized void pause() {
    closedUntil = clock.instant().plus(PAUSE);
  }

  @Override
  public synchronized Optional<Instant> pausedUntil() {
    return clock.instant().isBefore(closedUntil) ? Optional.of(closedUntil) : Optional.empty();
  }

  @Override
  public synchronized long refusals() {
    return refusals;
  }

  /** One call per interval on average; what was not used adds up. Guarded by the budget. */
  private static final class Allowance {

    private final Duration interval;
    private final Duration burst;

    /** Before this moment the calls already made have not been worked off yet. */
    private Instant workedOffAt = Instant.MIN;

    Allowance(Duration interval, int atOnce) {
      this.interval = interval;
      this.burst = interval.multipliedBy(atOnce - 1L);
    }

    /** Takes one; when none is left, gives the time at which there is one and takes nothing. */
    Optional<Instant> take(Instant now) {
      // A clock that was set back must not close the budget for longer than a used-up one is.
      Instant latest = now.plus(burst).plus(interval);
      if (workedOffAt.isAfter(latest)) {
        workedOffAt = latest;
      }
      if (workedOffAt.isAfter(now.plus(burst))) {
        return Optional.of(workedOffAt.minus(burst));
      }
      workedOffAt = (workedOffAt.isAfter(now) ? workedOffAt : now).plus(interval);
      return Optional.empty();
    }
  }
}
