package tw.jiean.marketplace.payment;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Statements that change rows and can be sent together, one after another: the way to the database
 * and back costs as much as a small statement, and is the same for one as for many. Their
 * parameters must not share a name.
 */
record Statements(String sql, Map<String, ?> parameters) {

  static final Statements NONE = new Statements("", Map.of());

  boolean isEmpty() {
    return sql.isEmpty();
  }

  /** These, and then those. */
  Statements and(Statements next) {
    if (isEmpty() || next.isEmpty()) {
      return isEmpty() ? next : this;
    }
    Map<String, Object> all = new HashMap<>(parameters);
    next.parameters.forEach((name, value) -> {
      if (all.put(name, value) != null) {
        throw new IllegalArgumentException("Two statements have a parameter " + name);
      }
    });
    return new Statements(sql + ";" + next.sql, all);
  }

  /** Ready to be run; of their counts of rows the first one's is told. */
  JdbcClient.StatementSpec on(JdbcClient jdbc) {
    return jdbc.sql(sql).params(parameters);
  }
}
