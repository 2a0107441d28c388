package tw.jiean.ecpay.sandbox.endpoint;

import java.time.Duration;

/**
 * How fast a merchant may ask. ECPay publishes no figure, only what happens to who is too fast:
 * HTTP 403, and half an hour of waiting (page 2890).
 *
 * @param queries so many are answered
 * @param within in so much of the sandbox's time
 * @param lockOut how long nothing is answered after one more
 */
public record QueryRate(int queries, Duration within, Duration lockOut) {

  /** Refuses a rate that nobody could keep. */
  public QueryRate {
    if (queries < 1 || within.isNegative() || within.isZero() || lockOut.isNegative()) {
      throw new IllegalArgumentException("Too slow for anybody: " + queries + " in " + within);
    }
  }

  /** One a minute and nothing worse, as for statement files (page 2896). */
  public static QueryRate oneAMinute() {
    return new QueryRate(1, Duration.ofMinutes(1), Duration.ZERO);
  }

  /** Six hundred a minute, more than a shop that follows ECPay's advice ever sends. */
  public static QueryRate generous() {
    return new QueryRate(600, Duration.ofMinutes(1), Duration.ofMinutes(30));
  }
}
