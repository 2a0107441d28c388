package tw.jiean.marketplace.account;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the profile page sends; a missing field counts as empty. */
record ProfileForm(String displayName, String bio) {

  /** What nobody can see or type on purpose; PostgreSQL refuses some of it. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  /** Browsers send line breaks as two characters; one is kept, as it counts in the limit. */
  ProfileForm(@Nullable String displayName, @Nullable String bio) {
    this.displayName = Objects.requireNonNullElse(displayName, "").strip();
    String text = Objects.requireNonNullElse(bio, "").replace("\r\n", "\n").strip();
    this.bio = INVISIBLE.matcher(text).replaceAll("");
  }
}
