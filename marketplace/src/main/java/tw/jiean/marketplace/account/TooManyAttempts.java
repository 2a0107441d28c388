package tw.jiean.marketplace.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Nothing was looked at, because there were too many attempts before. */
public final class TooManyAttempts extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final long minutes;

  TooManyAttempts(Duration wait) {
    super("Too many attempts; wait " + wait);
    this.minutes = minutes(wait);
  }

  /** How long to wait, in begun minutes. */
  public long minutes() {
    return minutes;
  }

  static long minutes(Duration wait) {
    return Math.max(1, wait.plusSeconds(59).toMinutes());
  }
}
