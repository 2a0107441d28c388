package tw.jiean.marketplace.backoffice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Puts the conditions of a query around a select. Only declared names get into the SQL text. */
record SqlRows(JdbcClient jdbc, String select) implements AdminRows {

  /** Of a beginning that more rows share, as many as these are shown: it is no use to anybody. */
  private static final int MOST_BEGINNINGS = 1000;

  /** Stands behind every rest of a code, in the order of bytes as in that of a language. */
  private static final String BEHIND_ALL = "z".repeat(100);

  /** What is sent to the database. */
  record Statement(String sql, Map<String, Object> values) {}

  @Override
  public List<AdminRow> find(AdminQuery query) {
    try {
      List<AdminRow> found = new ArrayList<>();
      for (Statement statement : statements(query)) {
        if (found.size() < query.limit()) {
          found.addAll(rows(statement, query.columns()));
        }
      }
      return found.stream().limit(query.limit()).toList();
    } catch (DataIntegrityViolationException notOfTheColumnsType) {
      // A key such as "abc" where the column holds numbers: no row can have it.
      return List.of();
    }
  }

  private List<AdminRow> rows(Statement statement, List<String> columns) {
    return jdbc.sql(statement.sql())
        .params(statement.values())
        .query((row, number) -> read(row, columns))
        .list();
  }

  /** One after another they find the rows, each of them by an index where there is one. */
  List<Statement> statements(AdminQuery query) {
    boolean greatestFirst = query.descending() != query.turn().backwards();
    if (query.turn().at() == null) {
      return List.of(statement(query, greatestFirst, "", Map.of()));
    }
    Optional<AdminRow> place =
        rows(place(query, query.turn().at()), placed(query)).stream().findFirst();
    if (place.isEmpty()) {
      return List.of();
    }
    Object sorted = place.get().value(query.sort());
    Map<String, Object> values = new HashMap<>();
    values.put("place_key", bindable(Objects.requireNonNull(place.get().value(query.key()))));
    if (sorted != null) {
      values.put("place_sort", bindable(sorted));
    }
    return beyond(query, greatestFirst, sorted == null).stream()
        .map(condition -> statement(query, greatestFirst, condition, values))
        .toList();
  }

  /** What lies beyond a place. To PostgreSQL nothing is greater than anything. */
  private static List<String> beyond(AdminQuery query, boolean greatestFirst, boolean atNothing) {
    String sort = query.sort();
    String than = greatestFirst ? " < " : " > ";
    if (sort.equals(query.key())) {
      return List.of(sort + than + ":place_key");
    }
    String nothing = sort + " is null";
    if (atNothing) {
      String within = nothing + " and " + query.key() + than + ":place_key";
      return greatestFirst ? List.of(within, sort + " is not null") : List.of(within);
    }
    String within = "(" + sort + ", " + query.key() + ")" + than + "(:place_sort, :place_key)";
    return greatestFirst ? List.of(within) : List.of(within, nothing);
  }

  /** What a place in the order is made of. */
  private static List<String> placed(AdminQuery query) {
    return List.of(query.sort(), query.key());
  }

  /** Finds the place of the row with this key. */
  Statement place(AdminQuery query, String key) {
    String sql =
        "select "
            + String.join(", ", placed(query))
            + " from ("
            + select
            + ") as listed where "
            + query.key()
            + " = :key";
    return new Statement(sql, Map.of("key", new SqlParameterValue(Types.OTHER, key)));
  }

  /** OTHER lets PostgreSQL give a text the type of the column, so its index is used. */
  private static Object bindable(Object value) {
    return switch (value) {
      case Instant moment -> moment.atOffset(ZoneOffset.UTC);
      case String text -> new SqlParameterValue(Types.OTHER, text);
      default -> value;
    };
  }

  private Statement statement(
      AdminQuery query, boolean greatestFirst, String place, Map<String, Object> placed) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>(placed);
    if (!place.isEmpty()) {
      conditions.add(place);
    }
    if (!query.anyOf().isEmpty()) {
      conditions.add(searched(query, values));
    }
    query
        .equal()
        .forEach((column, value) -> {
          conditions.add(column + " = :equal_" + column);
          values.put("equal_" + column, new SqlParameterValue(Types.OTHER, value));
        });
    query
        .since()
        .forEach((column, moment) -> {
          conditions.add(column + " >= :since_" + column);
          values.put("since_" + column, moment.atOffset(ZoneOffset.UTC));
        });
    String direction = greatestFirst ? " desc" : " asc";
    values.put("limit", query.limit());
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
            + " limit :limit";
    return new Statement(sql, values);
  }

  /**
   * Rows that fit one of the matches. The keys of those that indexes find are collected first: an
   * array of them leaves PostgreSQL no choice but to look each of them up, where for a condition it
   * may walk through all rows in the order of the list, in the hope that some fit soon.
   */
  private String searched(AdminQuery query, Map<String, Object> values) {
    List<String> alternatives = new ArrayList<>();
    List<String> collected = new ArrayList<>();
    for (AdminMatch match : query.anyOf()) {
      String name = "search_" + (alternatives.size() + collected.size());
      String column = match.column();
      switch (match) {
        case AdminMatch.Part(_, String text) -> {
          alternatives.add("cast(" + column + " as text) ilike :" + name + " escape '!'");
          values.put(name, "%" + text.replaceAll("[!%_]", "!$0") + "%");
        }
        case AdminMatch.Beginning(_, String text) -> {
          // The range is what an index knows, whatever the collation; the rest is exact.
          String from = column + " >= :" + name + " and " + column + " <= :" + name + "_end";
          String begins = "starts_with(" + column + ", :" + name + ")";
          String nearest = " order by " + column + " limit " + MOST_BEGINNINGS;
          collected.add(keys(query, from + " and " + begins) + nearest);
          values.put(name, text);
          values.put(name + "_end", text + BEHIND_ALL);
        }
        case AdminMatch.OneOf(_, List<?> none, _) when none.isEmpty() -> alternatives.add("false");
        case AdminMatch.OneOf(_, List<?> wanted, _) -> {
          collected.add(keys(query, column + " = any (:" + name + ")"));
          String type = wanted.stream().allMatch(Long.class::isInstance) ? "int8" : "text";
          values.put(name, new SqlArrayValue(type, wanted.toArray()));
        }
      }
    }
    if (!collected.isEmpty()) {
      alternatives.add(
          collected.stream()
              .collect(
                  Collectors.joining(") union all (", query.key() + " = any (array((", ")))")));
    }
    return alternatives.stream().collect(Collectors.joining(" or ", "(", ")"));
  }

  private String keys(AdminQuery query, String condition) {
    return "select " + query.key() + " from (" + select + ") as listed where " + condition;
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
