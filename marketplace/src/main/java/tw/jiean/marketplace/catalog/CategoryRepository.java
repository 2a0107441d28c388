package tw.jiean.marketplace.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Categories in SQL. */
@Repository
class CategoryRepository {

  private static final String SELECT = "select id, slug, name, english_name from category";

  private final JdbcClient jdbc;

  CategoryRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Category> all() {
    return jdbc.sql(SELECT + " order by id").query(CategoryRepository::category).list();
  }

  Optional<Category> find(CategoryId id) {
    return jdbc.sql(SELECT + " where id = ?")
        .param(id.value())
        .query(CategoryRepository::category)
        .optional();
  }

  CategoryId insert(String slug, String name, String englishName) {
    return new CategoryId(
        jdbc.sql(
                """
                insert into category (slug, name, english_name)
                values (:slug, :name, :englishName) returning id
                """)
            .param("slug", slug)
            .param("name", name)
            .param("englishName", englishName)
            .query(Long.class)
            .single());
  }

  boolean rename(CategoryId id, String name, String englishName) {
    return jdbc.sql(
                """
                update category set name = :name, english_name = :englishName where id = :id
                """)
            .param("id", id.value())
            .param("name", name)
            .param("englishName", englishName)
            .update()
        == 1;
  }

  /** Throws {@code DataIntegrityViolationException} while a listing stands on it. */
  boolean delete(CategoryId id) {
    return jdbc.sql("delete from category where id = ?").param(id.value()).update() == 1;
  }

  static Category category(ResultSet row, int rowNumber) throws SQLException {
    return new Category(
        new CategoryId(row.getLong("id")),
        row.getString("slug"),
        row.getString("name"),
        row.getString("english_name"));
  }
}
