package tw.jiean.marketplace.backoffice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tw.jiean.marketplace.page.Turn;

/**
 * Which rows of a list are wanted. Every column name in it was declared by code, never taken from a
 * request; every other text is a value to bind.
 *
 * @param columns the columns to read
 * @param anyOf what is searched for: rows that fit one of these; empty for no search
 * @param equal values that columns must have exactly
 * @param since moments that columns must not lie before
 * @param sort the column to sort by; equal rows are sorted by {@code key} in the same direction
 * @param descending whether the greatest comes first
 * @param key the column that identifies a row
 * @param limit how many rows at most
 * @param turn where the rows begin; backwards they are wanted in the other direction, the nearest
 *     first, and none where there is no such row
 */
public record AdminQuery(
    List<String> columns,
    List<AdminMatch> anyOf,
    Map<String, Object> equal,
    Map<String, Instant> since,
    String sort,
    boolean descending,
    String key,
    int limit,
    Turn turn) {

  /** Copies the collections. */
  public AdminQuery {
    columns = List.copyOf(columns);
    anyOf = List.copyOf(anyOf);
    equal = Map.copyOf(equal);
    since = Map.copyOf(since);
  }
}
