package tw.jiean.marketplace.backoffice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the conditions of a query around a select. Only declared names get into the SQL text. */
record SqlRows(JdbcClient jdbc, String select) implements AdminRows {

  /** What is sent to the database. */
  record Statement(String sql, Map<String, Object> values) {}

  @Override
  public List<AdminRow> find(AdminQuery query) {
    Statement statement = statement(query);
    try {
      return jdbc.sql(statement.sql())
          .params(statement.values())
          .query((row, number) -> read(row, query.columns()))
          .list();
    } catch (DataIntegrityViolationException notOfTheColumnsType) {
      // A key such as "abc" where the column holds numbers: no row can have it.
      return List.of();
    }
  }

  Statement statement(AdminQuery query) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    if (!query.search().isEmpty()) {
      conditions.add(
          query.searched().stream()
              .map(column -> "cast(" + column + " as text) ilike :search escape '!'")
              .collect(Collectors.joining(" or ", "(", ")")));
      values.put("search", "%" + query.search().replaceAll("[!%_]", "!$0") + "%");
    }
    query
        .equal()
        .forEach((column, value) -> {
          conditions.add(column + " = :equal_" + column);
          // OTHER lets PostgreSQL give the text the type of the column, so its index is used.
          values.put("equal_" + column, new SqlParameterValue(Types.OTHER, value));
        });
    query
        .since()
        .forEach((column, moment) -> {
          conditions.add(column + " >= :since_" + column);
          values.put("since_" + column, moment.atOffset(ZoneOffset.UTC));
        });
    String direction = query.descending() ? " desc" : " asc";
    values.put("limit", query.limit());
    values.put("offset", query.offset());
    String sql =
        "select "
            + String.join(", ", query.columns())
            + " from ("
            + select
            + ") as listed"
            + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
            + " order by "
            + query.sort()
            + direction
            + (query.sort().equals(query.key()) ? "" : ", " + query.key() + direction)
            + " limit :limit offset :offset";
    return new Statement(sql, values);
  }

  private static AdminRow read(ResultSet row, List<String> columns) throws SQLException {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (String column : columns) {
      Object value = row.getObject(column);
      values.put(
          column,
          switch (value) {
            case null -> null;
            case Timestamp moment -> moment.toInstant();
            case Number number -> number;
            case Boolean flag -> flag;
            default -> value.toString();
          });
    }
    return new AdminRow(values);
  }
}
