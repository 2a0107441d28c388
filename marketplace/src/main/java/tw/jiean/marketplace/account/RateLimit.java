package tw.jiean.marketplace.account;

import java.time.Duration;

/**
 * How often somebody may do something: a number at once, and one more each time an interval has
 * gone by.
 *
 * @param name of what is limited, such as {@code sign-up}
 * @param atOnce how many at once, at least 1
 * @param every after how long one more is allowed
 */
record RateLimit(String name, int atOnce, Duration every) {

  /** Refuses what would allow nothing. */
  RateLimit {
    if (name.isBlank() || atOnce < 1 || !every.isPositive()) {
      throw new IllegalArgumentException("Not a limit: " + name + " " + atOnce + " " + every);
    }
  }

  Duration whole() {
    return every.multipliedBy(atOnce);
  }
}
