package tw.jiean.marketplace.catalog;

/**
 * A shelf of the catalogue. A listing stands on one or more.
 *
 * @param slug the short English word in pictures and addresses, unique
 * @param name in Traditional Chinese, 1 to {@value #MAX_NAME} characters, unique
 * @param englishName 1 to {@value #MAX_NAME} characters
 */
public record Category(CategoryId id, String slug, String name, String englishName) {

  static final int MAX_NAME = 40;
  static final int MAX_SLUG = 40;
}
