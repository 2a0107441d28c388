package tw.jiean.marketplace.catalog;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which order listings are found. Each walks along one index; equal ones follow each other by
 * their number, so that every order is total and a page begins exactly behind the one before.
 */
enum SortOrder {
  /** Published last stands first. */
  NEWEST("newest", null, false),
  PRICE_UP("price", "l.price_from", true),
  PRICE_DOWN("price-desc", "l.price_from", false),
  /** The best first, those that nobody has rated last. */
  RATING("rating", "coalesce(l.rating, 0)", false);

  private final String code;
  private final String key;
  private final boolean rising;

  SortOrder(String code, @Nullable String key, boolean rising) {
    this.code = code;
    this.key = key == null ? "" : key;
    this.rising = rising;
  }

  /** The word in addresses. */
  public String code() {
    return code;
  }

  static Optional<SortOrder> ofCode(String code) {
    return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
  }

  /** Whether listings are sorted by something besides their number. */
  boolean keyed() {
    return !key.isEmpty();
  }

  /** What it sorts by, as SQL over {@code listing l}; 0 when by the number alone. */
  String keySql() {
    return keyed() ? key : "0";
  }

  /** The condition for those behind a place, or before it. */
  String besideSql(boolean behind) {
    String sign = rising == behind ? ">" : "<";
    return keyed()
        ? "(" + key + ", l.id) " + sign + " (:placeKey, :placeId)"
        : "l.id " + sign + " :placeId";
  }

  /** The order itself, or the opposite one, which finds the page before a place. */
  String orderSql(boolean forward) {
    String direction = rising == forward ? "" : " desc";
    return keyed() ? key + direction + ", l.id" + direction : "l.id" + direction;
  }
}
