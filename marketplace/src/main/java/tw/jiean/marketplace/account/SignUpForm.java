package tw.jiean.marketplace.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the sign-up page sends; a missing field counts as empty. */
record SignUpForm(@Nullable String email, @Nullable String displayName, @Nullable String password) {

  SignUpForm {
    email = Objects.requireNonNullElse(email, "");
    displayName = Objects.requireNonNullElse(displayName, "");
    password = Objects.requireNonNullElse(password, "");
  }

  NewAccount toNewAccount() {
    return new NewAccount(
        Objects.requireNonNullElse(email, ""),
        Objects.requireNonNullElse(displayName, ""),
        Objects.requireNonNullElse(password, ""));
  }
}
