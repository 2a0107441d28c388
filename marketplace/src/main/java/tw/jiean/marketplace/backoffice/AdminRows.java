package tw.jiean.marketplace.backoffice;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the rows of a list come from: a select, or anything that is held in memory. */
@FunctionalInterface
public interface AdminRows {

  /** The rows that the query asks for, in its order. */
  List<AdminRow> find(AdminQuery query);

  /**
   * Rows of the database. The select names its columns as the list does and may join tables of its
   * own module; search, filters, order, place and limit are put around it, so indexes of its tables
   * are used. It takes no parameters.
   */
  static AdminRows sql(JdbcClient jdbc, String select) {
    return new SqlRows(jdbc, select);
  }

  /**
   * Rows that are in memory, a few hundred at most. The supplier is asked once for each page; its
   * answer is searched, filtered and sorted here.
   */
  static AdminRows memory(Supplier<List<AdminRow>> rows) {
    return new MemoryRows(rows);
  }
}
