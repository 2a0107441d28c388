package tw.jiean.marketplace.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the page for a new password sends; a missing field counts as empty. */
record PasswordForm(String currentPassword, String password) {

  PasswordForm(@Nullable String currentPassword, @Nullable String password) {
    this.currentPassword = Objects.requireNonNullElse(currentPassword, "");
    this.password = Objects.requireNonNullElse(password, "");
  }

  @Override
  public String toString() {
    return "PasswordForm";
  }
}
