package tw.jiean.marketplace.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key of a stored photo: 32 lower-case hexadecimal digits of the hash of what we encoded. Equal
 * pixels have equal keys, and what a key names never changes.
 */
public record PhotoId(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** Refuses everything else, so that a key is safe as part of a file name. */
  public PhotoId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A photo's key is 32 lower-case hexadecimal digits");
    }
  }

  /** The key that a browser sent back, or nothing when it is none. */
  public static Optional<PhotoId> of(String value) {
    return FORM.matcher(value).matches() ? Optional.of(new PhotoId(value)) : Optional.empty();
  }
}
