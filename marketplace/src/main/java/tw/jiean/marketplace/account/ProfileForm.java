package tw.jiean.marketplace.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.page.PlainText;

/** What the profile page sends; a missing field counts as empty. */
record ProfileForm(String displayName, String bio) {

  ProfileForm(@Nullable String displayName, @Nullable String bio) {
    this.displayName = Objects.requireNonNullElse(displayName, "").strip();
    this.bio = PlainText.asWritten(Objects.requireNonNullElse(bio, ""));
  }
}
