package tw.jiean.ecpay.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.AskedTooOften;

/**
 * How often ECPay may be asked. ECPay answers 403 to who asks too often and wants to be left alone
 * for 30 minutes (ECPay page 2890); it names no figure, so the default is a cautious one. Of
 * statement files it gives one a minute to an address (ECPay page 2896). Share one budget between
 * all clients that reach ECPay from the same address. Thread-safe; never waits: who comes too early
 * gets {@link AskedTooOften} with the time to come back.
 */
public final class CallBudget {

  /** How long ECPay wants to be left alone after a 403. */
  public static final Duration PAUSE = Duration.ofMinutes(30);

  /** A minute, and a second for the way: ECPay counts from when the request arrives. */
  private static final Duration ONE_FILE_PER = Duration.ofSeconds(61);

  private final Clock clock;
  private final Allowance questions;
  private final Allowance files = new Allowance(ONE_FILE_PER, 1);

  private Instant closedUntil = Instant.MIN;

  private long refusals;

  private CallBudget(Clock clock, Allowance questions) {
    this.clock = clock;
    this.questions = questions;
  }

  /** Two questions per second on average, twenty of them at once. */
  public static CallBudget standard(Clock clock) {
    return of(clock, Duration.ofMillis(500), 20);
  }

  /**
   * A budget of one's own.
   *
   * @param interval the time after which one more call is allowed
   * @param atOnce how many unused calls add up, at least 1
   */
  public static CallBudget of(Clock clock, Duration interval, int atOnce) {
    if (interval.isNegative() || atOnce < 1) {
      throw new IllegalArgumentException("A budget is an interval of time and at least one call");
    }
    return new CallBudget(clock, new Allowance(interval, atOnce));
  }

  /**
   * Takes one question out of the budget.
   *
   * @throws AskedTooOften when it is used up or ECPay wants to be left alone; nothing is taken then
   */
  public synchronized void take(String operation) {
    take(operation, questions);
  }

  /**
   * Takes the one statement file that ECPay gives in a minute; questions are counted apart.
   *
   * @throws AskedTooOften when it was taken already or ECPay wants to be left alone
   */
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

  /**
   * Lets a call pass that costs nothing, such as a refund.
   *
   * @throws AskedTooOften when ECPay wants to be left alone
   */
  public synchronized void requireOpen(String operation) {
    if (clock.instant().isBefore(closedUntil)) {
      refusals++;
      throw new AskedTooOften(operation, closedUntil);
    }
  }

  /** ECPay answered 403: leaves it alone from now on. */
  public synchronized void pause() {
    closedUntil = clock.instant().plus(PAUSE);
  }

  /** Until when ECPay wants to be left alone; empty when it may be asked. */
  public synchronized Optional<Instant> pausedUntil() {
    return clock.instant().isBefore(closedUntil) ? Optional.of(closedUntil) : Optional.empty();
  }

  /** How many calls were refused here since the start, so that ECPay was not asked too often. */
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
