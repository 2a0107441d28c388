package tw.jiean.marketplace.account;

import java.util.UUID;

/** Accounts for tests, made by the real ways in. */
public final class AccountFixtures {

  /** The password of every account that is made here. */
  public static final String PASSWORD = "four black cats";

  private AccountFixtures() {}

  /** A new member, signed in. */
  public static SignedInAccount member(Accounts accounts) {
    return signedIn(accounts, accounts.signUp(newAccount()));
  }

  /** A new operator, signed in. */
  public static SignedInAccount operator(Accounts accounts) {
    return signedIn(accounts, accounts.createOperator(newAccount()));
  }

  /** Input for an account that nobody has yet. */
  public static NewAccount newAccount() {
    return new NewAccount(UUID.randomUUID() + "@example.com", "小明", PASSWORD);
  }

  private static SignedInAccount signedIn(Accounts accounts, SignUpResult result) {
    if (!(result instanceof SignUpResult.SignedUp(AccountId id))) {
      throw new IllegalStateException("No account: " + result);
    }
    return SignedInAccount.of(accounts.find(id).orElseThrow());
  }
}
