package tw.jiean.marketplace.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the profile page sends; a missing field counts as empty. */
record ProfileForm(String displayName, String bio) {

  /** Browsers send line breaks as two characters; one is kept, as it counts in the limit. */
  ProfileForm(@Nullable String displayName, @Nullable String bio) {
    this.displayName = Objects.requireNonNullElse(displayName, "").strip();
    this.bio = Objects.requireNonNullElse(bio, "").replace("\r\n", "\n").strip();
  }
}
