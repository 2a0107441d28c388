package tw.jiean.marketplace.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a visitor looks for. Everything odd is read as kindly as possible: a search never fails.
 *
 * @param text words that must all be found, "" for everything; cut at {@value #MAX_TEXT} characters
 * @param category only this shelf, or null
 * @param page 1 to {@value #MAX_PAGE}
 */
record CatalogQuery(String text, @Nullable CategoryId category, int page) {

  static final int MAX_TEXT = 100;
  static final int MAX_PAGE = 1_000;

  CatalogQuery {
    text = PlainText.line(text);
    if (PlainText.length(text) > MAX_TEXT) {
      text = text.substring(0, text.offsetByCodePoints(0, MAX_TEXT)).strip();
    }
    page = Math.clamp(page, 1, MAX_PAGE);
  }

  /** What the address says; whatever cannot be read counts as not said. */
  static CatalogQuery of(String text, String category, String page) {
    return new CatalogQuery(text, CategoryId.of(category).orElse(null), number(page));
  }

  private static int number(String page) {
    return page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
  }

  CatalogQuery onPage(int other) {
    return new CatalogQuery(text, category, other);
  }

  CatalogQuery onShelf(@Nullable CategoryId other) {
    return new CatalogQuery(text, other, 1);
  }

  /** Path and query of the page that shows what is found; can be shared and comes back. */
  String address() {
    var address = UriComponentsBuilder.fromPath("/");
    if (!text.isEmpty()) {
      address.queryParam("q", "{q}");
    }
    if (category != null) {
      address.queryParam("category", category.value());
    }
    if (page > 1) {
      address.queryParam("page", page);
    }
    return address.encode().buildAndExpand(Map.of("q", text)).toUriString();
  }

  /** Whether it asks for everything there is. */
  public boolean unfiltered() {
    return text.isEmpty() && category == null;
  }
}
