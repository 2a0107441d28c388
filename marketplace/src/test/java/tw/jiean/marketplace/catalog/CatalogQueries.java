package tw.jiean.marketplace.catalog;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Searches as addresses state them. */
final class CatalogQueries {

  private CatalogQueries() {}

  static CatalogQuery of(String text, @Nullable CategoryId category) {
    return of(category, Map.of("q", text));
  }

  static CatalogQuery of(@Nullable CategoryId category, Map<String, String> others) {
    var address = new TreeMap<String, String>(others);
    if (category != null) {
      address.put("category", Long.toString(category.value()));
    }
    return CatalogQuery.of(address);
  }
}
