package tw.jiean.marketplace.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds limits for all instances of the application together: one statement for each attempt, and
 * one row for each subject, which says when the whole allowance is there again. Call it outside of
 * transactions that may be rolled back, or the attempt is forgotten.
 */
@Component
class RateLimits {

  private final JdbcClient jdbc;
  private final Clock clock;

  RateLimits(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes one from the allowance.
   *
   * @param subject whose allowance it is, such as an account's number
   * @return how long to wait when nothing is left, and nothing is taken; empty when it was allowed
   */
  Optional<Duration> take(RateLimit limit, String subject) {
    Instant now = clock.instant();
    byte[] key = key(limit, subject);
    boolean allowed =
        jdbc.sql(
                """
                insert into rate_limit (subject, full_at) values (:subject, cast(:one_more as timestamptz))
                on conflict (subject) do update
                  set full_at = greatest(rate_limit.full_at, :now) + make_interval(secs => :every)
                  where greatest(rate_limit.full_at, :now) + make_interval(secs => :every) <= :limit
                returning true
                """)
            .param("subject", key)
            .param("now", at(now))
            .param("one_more", at(now.plus(limit.every())))
            .param("every", seconds(limit.every()))
            .param("limit", at(now.plus(limit.whole())))
            .query(Boolean.class)
            .optional()
            .isPresent();
    return allowed ? Optional.empty() : Optional.of(untilNext(limit, key, now));
  }

  private Duration untilNext(RateLimit limit, byte[] key, Instant now) {
    return jdbc.sql("select full_at from rate_limit where subject = ?")
        .param(key)
        .query(OffsetDateTime.class)
        .optional()
        .map(full ->
            Duration.between(now, full.toInstant().plus(limit.every()).minus(limit.whole())))
        .filter(Duration::isPositive)
        .orElse(Duration.ofSeconds(1));
  }

  /** Gives back what was taken: the attempt turned out to be a good one. */
  void giveBack(RateLimit limit, String subject) {
    jdbc.sql("update rate_limit set full_at = full_at - make_interval(secs => ?) where subject = ?")
        .param(seconds(limit.every()))
        .param(key(limit, subject))
        .update();
  }

  /** Forgets those who have their whole allowance. */
  void forget() {
    jdbc.sql("delete from rate_limit where full_at < ?").param(at(clock.instant())).update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static byte[] key(RateLimit limit, String subject) {
    return Secret.hash(limit.name() + " " + subject);
  }
}
