package tw.jiean.marketplace.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the sign-up page sends; a missing field counts as empty. */
record SignUpForm(String email, String displayName, String password) {

  SignUpForm(@Nullable String email, @Nullable String displayName, @Nullable String password) {
    this.email = Objects.requireNonNullElse(email, "");
    this.displayName = Objects.requireNonNullElse(displayName, "");
    this.password = Objects.requireNonNullElse(password, "");
  }

  NewAccount toNewAccount() {
    return new NewAccount(email, displayName, password);
  }

  @Override
  public String toString() {
    return "SignUpForm[" + email + "]";
  }
}
