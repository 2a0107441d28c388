package tw.jiean.marketplace.account;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Browsers in which somebody has signed in before. Guesses from elsewhere use up another allowance
 * than theirs, so that nobody can keep the owner of an account out by guessing.
 */
@Component
class KnownBrowsers {

  static final Duration REMEMBERED = Duration.ofDays(365);

  private final JdbcClient jdbc;
  private final Clock clock;

  KnownBrowsers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A secret for the browser's cookie. */
  String remember(AccountId account) {
    String secret = Secret.random();
    jdbc.sql("insert into known_browser (token_hash, account_id, seen_at) values (?, ?, ?)")
        .param(Secret.hash(secret))
        .param(account.value())
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return secret;
  }

  /** Whether the account has been signed in there. */
  boolean knows(AccountId account, @Nullable String secret) {
    return secret != null
        && secret.matches(Secret.PATTERN)
        && jdbc.sql("select true from known_browser where token_hash = ? and account_id = ?")
            .param(Secret.hash(secret))
            .param(account.value())
            .query(Boolean.class)
            .optional()
            .isPresent();
  }

  /** None is known any more: after a new password, and when the account is closed. */
  void forget(AccountId account) {
    jdbc.sql("delete from known_browser where account_id = ?").param(account.value()).update();
  }

  /** Forgets those of more than a year ago. */
  void forgetOld() {
    jdbc.sql("delete from known_browser where seen_at < ?")
        .param(clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
        .update();
  }
}
