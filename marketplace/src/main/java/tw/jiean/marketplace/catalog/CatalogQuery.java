package tw.jiean.marketplace.catalog;

import org.jspecify.annotations.Nullable;

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

  static CatalogQuery everything() {
    return new CatalogQuery("", null, 1);
  }

  boolean unfiltered() {
    return text.isEmpty() && category == null;
  }
}
