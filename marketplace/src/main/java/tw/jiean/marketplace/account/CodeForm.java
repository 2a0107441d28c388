package tw.jiean.marketplace.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What pages about codes send; a missing field counts as empty. */
record CodeForm(String code, String currentPassword) {

  private static final int LONGEST = 40;

  CodeForm(@Nullable String code, @Nullable String currentPassword) {
    String typed = Objects.requireNonNullElse(code, "");
    this.code = typed.length() > LONGEST ? "" : typed;
    this.currentPassword = Objects.requireNonNullElse(currentPassword, "");
  }

  @Override
  public String toString() {
    return "CodeForm";
  }
}
