package tw.jiean.ecpay.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.AskedTooOften;

/**
 * How often ECPay may be asked. ECPay answers 403 to who asks too often and wants to be left alone
 * for 30 minutes (ECPay page 2890); it names no figure, so the default is a cautious one. Of
 * statement files it gives one a minute to an address (ECPay page 2896); a 403 to a second one
 * closes files alone, for the minute that {@link #takeFile} has begun. Share one budget between all
 * clients that reach ECPay from the same address: the ones made here in one JVM, an implementation
 * on a database in many. Thread-safe; never waits: who comes too early gets {@link AskedTooOften}
 * with the time to come back.
 */
public interface CallBudget {

  /** How long ECPay wants to be left alone after a 403. */
  Duration PAUSE = Duration.ofMinutes(30);

  /** A minute, and a second for the way: ECPay counts from when the request arrives. */
  Duration ONE_FILE_PER = Duration.ofSeconds(61);

  /** Two questions per second on average, twenty of them at once; in memory. */
  static CallBudget standard(Clock clock) {
    return of(clock, Duration.ofMillis(500), 20);
  }

  /**
   * A budget of one's own, in memory.
   *
   * @param interval the time after which one more call is allowed
   * @param atOnce how many unused calls add up, at least 1
   */
  static CallBudget of(Clock clock, Duration interval, int atOnce) {
    if (interval.isNegative() || atOnce < 1) {
      throw new IllegalArgumentException("A budget is an interval of time and at least one call");
    }
    return new MemoryBudget(clock, interval, atOnce);
  }

  /**
   * Takes one question out of the budget.
   *
   * @throws AskedTooOften when it is used up or ECPay wants to be left alone; nothing is taken then
   */
  void take(String operation);

  /**
   * Takes the one statement file that ECPay gives in a minute; questions are counted apart.
   *
   * @throws AskedTooOften when it was taken already or ECPay wants to be left alone
   */
  void takeFile(String operation);

  /**
   * Lets a call pass that costs nothing, such as a refund.
   *
   * @throws AskedTooOften when ECPay wants to be left alone
   */
  void requireOpen(String operation);

  /** ECPay answered a question or command with 403: leaves it alone from now on. */
  void pause();

  /** Until when ECPay wants to be left alone; empty when it may be asked. */
  Optional<Instant> pausedUntil();

  /** How many calls were refused here since the start, so that ECPay was not asked too often. */
  long refusals();
}
