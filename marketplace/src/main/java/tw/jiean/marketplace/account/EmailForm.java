package tw.jiean.marketplace.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What pages that ask for an address send; a missing field counts as empty. */
record EmailForm(String email, String currentPassword) {

  EmailForm(@Nullable String email, @Nullable String currentPassword) {
    this.email = Objects.requireNonNullElse(email, "");
    this.currentPassword = Objects.requireNonNullElse(currentPassword, "");
  }

  @Override
  public String toString() {
    return "EmailForm";
  }
}
