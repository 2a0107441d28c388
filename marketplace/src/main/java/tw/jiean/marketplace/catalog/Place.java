package tw.jiean.marketplace.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a sorted list of listings: that of one listing, which need not exist any more. In
 * addresses {@code 1200-57}: what it is sorted by, then its number.
 *
 * @param key what the order sorts by; 0 when by the number alone
 */
record Place(BigDecimal key, long id) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9])?)-([0-9]{1,18})");

  static Optional<Place> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Place(new BigDecimal(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return key.toPlainString() + "-" + id;
  }
}
