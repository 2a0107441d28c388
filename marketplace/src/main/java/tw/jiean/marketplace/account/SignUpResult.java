package tw.jiean.marketplace.account;

import java.util.List;

/** How a sign-up ended. */
public sealed interface SignUpResult {

  /** The account exists now. */
  record SignedUp(AccountId id) implements SignUpResult {}

  /** Nothing was stored; at least one problem. */
  record Refused(List<AccountProblem> problems) implements SignUpResult {}
}
