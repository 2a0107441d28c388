package tw.jiean.marketplace.account;

import java.util.List;

/**
 * What somebody wants to sign up with. It can be wrong in every way: {@link #problems()} says how.
 *
 * @param email in lower case and without surrounding blanks, whatever was typed
 * @param displayName without surrounding blanks
 * @param password as typed; not in {@link #toString()}
 */
public record NewAccount(String email, String displayName, String password) {

  /** Puts e-mail and name into the form in which they are kept. */
  public NewAccount {
    email = EmailAddress.normalise(email);
    displayName = displayName.strip();
  }

  /** Every rule that is broken, in the order of the fields; empty when none is. */
  public List<AccountProblem> problems() {
    return AccountProblem.of(this);
  }

  @Override
  public String toString() {
    return "NewAccount[email=" + email + ", displayName=" + displayName + "]";
  }
}
