package tw.jiean.marketplace.account;

import org.springframework.security.authentication.AccountStatusException;

/** The password was right, but staff have suspended the account. */
public final class SuspendedSignIn extends AccountStatusException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  SuspendedSignIn(String reason) {
    super("The account is suspended");
    this.reason = reason;
  }

  /** Why, as staff have written it for the person. */
  public String reason() {
    return reason;
  }
}
