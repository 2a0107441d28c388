package tw.jiean.marketplace.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What pages of passkeys send; a missing field counts as empty. */
record PasskeyForm(String credential, String label, String currentPassword) {

  static final int LONGEST_LABEL = 40;

  PasskeyForm(
      @Nullable String credential, @Nullable String label, @Nullable String currentPassword) {
    this.credential = Objects.requireNonNullElse(credential, "");
    this.label = Objects.requireNonNullElse(label, "").strip();
    this.currentPassword = Objects.requireNonNullElse(currentPassword, "");
  }

  @Override
  public String toString() {
    return "PasskeyForm";
  }
}
