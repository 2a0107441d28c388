package tw.jiean.marketplace.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;

/**
 * What stands around the results: the choices of the filter, and its conditions, each with the way
 * to be rid of it.
 *
 * @param address what the address says, word for word
 */
record SearchPanel(CatalogQuery query, Map<String, String> address) {

  private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);
  private static final List<BigDecimal> RATINGS =
      List.of(new BigDecimal("3"), new BigDecimal("4"), new BigDecimal("4.5"));

  /**
   * A condition of the search.
   *
   * @param text key of its words
   * @param first what the words speak of
   * @param second what else, or null
   * @param address the same search without it
   */
  record Condition(String text, Object first, @Nullable Object second, String address) {}

  /** The conditions besides category and sorting, which have their own places. */
  public List<Condition> conditions() {
    var conditions = new ArrayList<Condition>();
    if (!query.text().isEmpty()) {
      conditions.add(
          new Condition("catalog.filter.text", query.text(), null, query.addressWithout("q")));
    }
    Money min = query.priceMin();
    Money max = query.priceMax();
    String anyPrice = query.addressWithout("price_min", "price_max");
    if (min != null && max != null) {
      conditions.add(new Condition("catalog.filter.between", min, max, anyPrice));
    } else if (min != null) {
      conditions.add(new Condition("catalog.filter.min", min, null, anyPrice));
    } else if (max != null) {
      conditions.add(new Condition("catalog.filter.max", max, null, anyPrice));
    }
    if (query.days() != null) {
      conditions.add(
          new Condition("catalog.filter.days", query.days(), null, query.addressWithout("days")));
    }
    if (query.rating() != null) {
      conditions.add(
          new Condition(
              "catalog.filter.rating", query.rating(), null, query.addressWithout("rating")));
    }
    return conditions;
  }

  /** The lowest price in whole NT$, or what was typed instead of one, or null. */
  public @Nullable String priceMin() {
    return price("price_min", query.priceMin());
  }

  /** The highest price in whole NT$, or what was typed instead of one, or null. */
  public @Nullable String priceMax() {
    return price("price_max", query.priceMax());
  }

  private @Nullable String price(String field, @Nullable Money read) {
    if (unread(field)) {
      return address.get(field);
    }
    return read == null ? null : Long.toString(read.dollars());
  }

  /** Whether something stands there that is no price, so that the search leaves it out. */
  public boolean unread(String field) {
    String typed = address.getOrDefault(field, "");
    return !typed.isBlank() && CatalogQuery.money(typed) == null;
  }

  /** Days to choose from, that of the address among them. */
  public SortedSet<Integer> days() {
    var days = new TreeSet<Integer>(DAYS);
    if (query.days() != null) {
      days.add(query.days());
    }
    return days;
  }

  /** Ratings to choose from, that of the address among them. */
  public SortedSet<BigDecimal> ratings() {
    var ratings = new TreeSet<BigDecimal>(RATINGS);
    if (query.rating() != null) {
      ratings.add(query.rating());
    }
    return ratings;
  }

  /** Whether 4.0 was chosen where 4 is offered. */
  public boolean chosen(BigDecimal rating) {
    return query.rating() != null && query.rating().compareTo(rating) == 0;
  }

  /** All ways to sort. */
  public SortOrder[] sorts() {
    return SortOrder.values();
  }

  /** The page on which nothing is filtered. */
  public String everything() {
    return CatalogQuery.EVERYTHING.address();
  }
}
