package tw.jiean.marketplace.account;

import org.springframework.security.core.AuthenticationException;

/** The password was right, and a code is needed besides. */
public final class SecondFactorNeeded extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final long account;

  SecondFactorNeeded(AccountId account) {
    super("A code is needed besides the password");
    this.account = account.value();
  }

  /** Whose code. */
  public AccountId account() {
    return new AccountId(account);
  }
}
