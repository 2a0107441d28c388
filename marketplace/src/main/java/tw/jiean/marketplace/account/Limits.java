package tw.jiean.marketplace.account;

import java.time.Duration;

/** The limits of this module. What guesses a password: at most 30 in any hour (S20). */
final class Limits {

  /** Passwords tried for one account, from browsers that it has not been signed in with. */
  static final RateLimit PASSWORD_OF_ACCOUNT =
      new RateLimit("password-of-account", 10, Duration.ofMinutes(3));

  /** Passwords tried for one account from a browser in which its owner has signed in before. */
  static final RateLimit PASSWORD_IN_BROWSER =
      new RateLimit("password-in-browser", 10, Duration.ofMinutes(3));

  /** Passwords tried from one address of the network, for whatever account. */
  static final RateLimit PASSWORD_FROM_CLIENT =
      new RateLimit("password-from-client", 10, Duration.ofMinutes(3));

  /** Passwords tried by somebody who is signed in, where it is asked for again. */
  static final RateLimit PASSWORD_AGAIN =
      new RateLimit("password-again", 10, Duration.ofMinutes(3));

  /** Codes of the second step tried for one account. */
  static final RateLimit CODE = new RateLimit("code", 5, Duration.ofMinutes(10));

  static final RateLimit SIGN_UP_FROM_CLIENT =
      new RateLimit("sign-up-from-client", 10, Duration.ofMinutes(6));

  static final RateLimit RESET_FROM_CLIENT =
      new RateLimit("reset-from-client", 10, Duration.ofMinutes(6));

  /** Mails with a link for a new password to one address. */
  static final RateLimit RESET_MAIL = new RateLimit("reset-mail", 3, Duration.ofMinutes(20));

  /** Mails that ask one account to confirm an address. */
  static final RateLimit CONFIRMATION_MAIL =
      new RateLimit("confirmation-mail", 5, Duration.ofMinutes(12));

  private Limits() {}
}
