package tw.jiean.marketplace.backoffice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a list that wait for an operator. The first page of the back office says how many there
 * are and leads to them; a module declares a bean.
 *
 * @param list the list's name
 * @param column a column with a filter, such as the status
 * @param select gives some of the filter's words and how many rows wait with each; it is asked for
 *     each page, so an index has to know them
 */
public record OpenWork(String list, String column, JdbcClient jdbc, String select) {

  /** How many rows wait, by word; those without any are left out. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.sql(select)
        .query(row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }
}
