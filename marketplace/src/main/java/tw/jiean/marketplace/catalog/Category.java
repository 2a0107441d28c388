package tw.jiean.marketplace.catalog;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A shelf of the catalogue. A listing may stand on several.
 *
 * @param slug the short English word in pictures and addresses, unique
 * @param name in Traditional Chinese, 1 to {@value #MAX_NAME} characters, unique
 * @param englishName 1 to {@value #MAX_NAME} characters
 */
public record Category(CategoryId id, String slug, String name, String englishName) {

  static final int MAX_NAME = 40;
  static final int MAX_SLUG = 40;

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  static boolean validSlug(String slug) {
    return slug.length() <= MAX_SLUG && SLUG.matcher(slug).matches();
  }

  /** Whether a word that is searched for stands in one of its names. */
  boolean isNamed(SearchText word) {
    return SearchText.of(name, englishName).value().contains(word.value());
  }

  /** The name in the reader's language. */
  public String nameIn(Locale language) {
    return language.getLanguage().equals("en") ? englishName : name;
  }
}
