package tw.jiean.marketplace.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key of a listing: the decimal number in {@code /services/{id}/}.
 *
 * @param value 1 or more
 */
public record ListingId(long value) {

  private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

  /** The key that a path or form states: up to 18 decimal digits, nothing else. */
  public static Optional<ListingId> of(String digits) {
    return FORM.matcher(digits).matches()
        ? Optional.of(new ListingId(Long.parseLong(digits)))
        : Optional.empty();
  }
}
