package tw.jiean.marketplace.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.page.PlainText;

/**
 * What a visitor looks for. Everything odd is read as kindly as possible: a search never fails.
 *
 * @param text words that must all be found, "" for everything; cut at {@value #MAX_TEXT} characters
 * @param category only this shelf, or null
 * @param priceMin the lowest price of a listing is at least this, or null
 * @param priceMax and at most this, or null; the two are exchanged when they stand the wrong way
 * @param days one of its plans is delivered within so many days, or null
 * @param rating rated so high at least, or null
 * @param from where the page begins or ends, null for the first page
 * @param backwards whether the page ends before that place instead of beginning behind it
 */
record CatalogQuery(
    String text,
    @Nullable CategoryId category,
    @Nullable Money priceMin,
    @Nullable Money priceMax,
    @Nullable Integer days,
    @Nullable BigDecimal rating,
    SortOrder sort,
    @Nullable Place from,
    boolean backwards) {

  static final int MAX_TEXT = 100;

  static final CatalogQuery EVERYTHING =
      new CatalogQuery("", null, null, null, null, null, SortOrder.NEWEST, null, false);

  CatalogQuery {
    text = PlainText.line(text);
    if (PlainText.length(text) > MAX_TEXT) {
      text = text.substring(0, text.offsetByCodePoints(0, MAX_TEXT)).strip();
    }
    if (priceMin != null && priceMax != null && priceMin.compareTo(priceMax) > 0) {
      Money lower = priceMax;
      priceMax = priceMin;
      priceMin = lower;
    }
  }

  /** What the address says; whatever cannot be read counts as not said. */
  static CatalogQuery of(Map<String, String> address) {
    Place after = Place.of(address.getOrDefault("after", "")).orElse(null);
    Place before = Place.of(address.getOrDefault("before", "")).orElse(null);
    return new CatalogQuery(
        address.getOrDefault("q", ""),
        CategoryId.of(address.getOrDefault("category", "")).orElse(null),
        money(address.get("price_min")),
        money(address.get("price_max")),
        days(address.get("days")),
        rating(address.get("rating")),
        SortOrder.ofCode(address.getOrDefault("sort", "")).orElse(SortOrder.NEWEST),
        after == null ? before : after,
        after == null && before != null);
  }

  /** Null for what is no price. */
  static @Nullable Money money(@Nullable String typed) {
    long number = number(typed);
    return number < 0 ? null : Money.of(number);
  }

  private static @Nullable Integer days(@Nullable String typed) {
    long number = number(typed);
    return number < 1 || number > Plan.MAX_DELIVERY_DAYS ? null : (int) number;
  }

  /** -1 for what is no number; 1,200 and １２００ are one. */
  private static long number(@Nullable String typed) {
    String digits =
        typed == null
            ? ""
            : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
    return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : -1;
  }

  private static @Nullable BigDecimal rating(@Nullable String typed) {
    return typed != null && typed.matches("[0-4](\\.[0-9])?|5(\\.0)?")
        ? new BigDecimal(typed)
        : null;
  }

  /** The same search, on the page that begins behind a place or ends before it. */
  CatalogQuery at(@Nullable Place place, boolean before) {
    return new CatalogQuery(text, category, priceMin, priceMax, days, rating, sort, place, before);
  }

  /** Path and query of the page that shows what is found; can be shared and comes back. */
  String address() {
    return address(said());
  }

  /** The address of the first page of the same search on another shelf, or on all with null. */
  String addressOn(@Nullable CategoryId other) {
    Map<String, String> said = at(null, false).said();
    said.remove("category");
    put(said, "category", other == null ? null : other.value());
    return address(said);
  }

  /** The address of the first page of the same search with fewer conditions. */
  String addressWithout(String... conditions) {
    Map<String, String> said = at(null, false).said();
    List.of(conditions).forEach(said::remove);
    return address(said);
  }

  private Map<String, String> said() {
    var said = new LinkedHashMap<String, String>();
    put(said, "q", text.isEmpty() ? null : text);
    put(said, "category", category == null ? null : category.value());
    put(said, "price_min", priceMin == null ? null : priceMin.dollars());
    put(said, "price_max", priceMax == null ? null : priceMax.dollars());
    put(said, "days", days);
    put(said, "rating", rating);
    put(said, "sort", sort == SortOrder.NEWEST ? null : sort.code());
    put(said, backwards ? "before" : "after", from);
    return said;
  }

  private static String address(Map<String, String> said) {
    if (said.isEmpty()) {
      return "/";
    }
    return said.entrySet().stream()
        .map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&", "/?", ""));
  }

  private static void put(Map<String, String> said, String name, @Nullable Object value) {
    if (value != null) {
      said.put(name, value.toString());
    }
  }

  /** Whether it asks for everything there is, from the beginning or further on. */
  public boolean unfiltered() {
    return text.isEmpty() && category == null && !narrowed();
  }

  /** What a form with fields of its own sends along: all that is said but the place. */
  public Map<String, String> sentAlongWith(String... fields) {
    Map<String, String> said = at(null, false).said();
    List.of(fields).forEach(said::remove);
    return said;
  }

  /** Whether price, time or rating are limited. */
  public boolean narrowed() {
    return priceMin != null || priceMax != null || days != null || rating != null;
  }
}
