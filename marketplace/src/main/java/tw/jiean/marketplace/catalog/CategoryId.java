package tw.jiean.marketplace.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/** The key of a category. */
public record CategoryId(long value) {

  private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

  /** The key that an address or form states: up to 18 decimal digits, nothing else. */
  static Optional<CategoryId> of(String digits) {
    return FORM.matcher(digits).matches()
        ? Optional.of(new CategoryId(Long.parseLong(digits)))
        : Optional.empty();
  }
}
