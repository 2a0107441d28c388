package tw.jiean.marketplace.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.page.PlainText;

/** The shelves of the catalogue, in the order in which they were made. */
@Service
public class Categories {

  private final CategoryRepository repository;

  Categories(CategoryRepository repository) {
    this.repository = repository;
  }

  /** All of them. */
  @Transactional(readOnly = true)
  public List<Category> all() {
    return repository.all();
  }

  /** The category, if it exists. */
  @Transactional(readOnly = true)
  public Optional<Category> find(CategoryId id) {
    return repository.find(id);
  }

  /**
   * Adds a category.
   *
   * @param slug lower-case English letters, digits and single hyphens, at most 40
   * @param name in Traditional Chinese, 1 to 40 characters
   * @param englishName 1 to 40 characters
   * @throws IllegalArgumentException outside these limits
   * @throws DuplicateKeyException when slug or name exist
   */
  @Transactional
  public CategoryId create(String slug, String name, String englishName) {
    if (!Category.validSlug(slug)) {
      throw new IllegalArgumentException(
          "A slug has 1 to 40 lower-case letters and digits, with single hyphens between");
    }
    return repository.insert(slug, name(name), name(englishName));
  }

  /**
   * Gives a category other names; its slug stays.
   *
   * @return false when there is no such category
   * @throws IllegalArgumentException when a name has not 1 to 40 characters
   * @throws DuplicateKeyException when another has the name
   */
  @Transactional
  public boolean rename(CategoryId id, String name, String englishName) {
    return repository.rename(id, name(name), name(englishName));
  }

  /**
   * Removes a category.
   *
   * @return false when there is no such category
   * @throws DataIntegrityViolationException while a listing, hidden or not, stands on it
   */
  @Transactional
  public boolean delete(CategoryId id) {
    return repository.delete(id);
  }

  private static String name(String raw) {
    String name = PlainText.line(raw);
    PlainText.requireLength("Category name", name, Category.MAX_NAME);
    return name;
  }
}
