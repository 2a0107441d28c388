package tw.jiean.marketplace.account;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts passwords that are tried, by account and by the network's address. A right one counts for
 * nothing. The owner's own browser has an allowance of its own, and sessions and passkeys have
 * nothing to do with it, so guessing keeps nobody out.
 */
@Component
class PasswordGuesses {

  private final RateLimits limits;
  private final KnownBrowsers browsers;

  PasswordGuesses(RateLimits limits, KnownBrowsers browsers) {
    this.limits = limits;
    this.browsers = browsers;
  }

  /** What one attempt has taken. */
  final class Guess {

    private final Map<RateLimit, String> taken = new LinkedHashMap<>();

    private Guess() {}

    private void take(RateLimit limit, String subject) {
      Optional<Duration> wait = limits.take(limit, subject);
      if (wait.isPresent()) {
        // Not looked at, so the others are not used up either.
        wasRight();
        throw new TooManyAttempts(wait.get());
      }
      taken.put(limit, subject);
    }

    /** It was no guess. */
    void wasRight() {
      taken.forEach(limits::giveBack);
    }
  }

  /**
   * Before a password is looked at.
   *
   * @param address that was typed, whether an account has it or not
   * @throws TooManyAttempts when it must not be looked at
   */
  Guess about(String address, Optional<AccountId> account, SignInOrigin origin) {
    Guess guess = new Guess();
    boolean known = account.map(id -> browsers.knows(id, origin.browser())).orElse(false);
    if (known) {
      guess.take(Limits.PASSWORD_IN_BROWSER, origin.browser() + " " + address);
      return guess;
    }
    Optional<String> client = ClientAddress.countedAs(origin.remoteAddress());
    client.ifPresent(counted -> guess.take(Limits.PASSWORD_FROM_CLIENT, counted));
    guess.take(Limits.PASSWORD_OF_ACCOUNT, address);
    return guess;
  }
}
