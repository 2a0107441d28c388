package tw.jiean.marketplace.backoffice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Does in memory what {@link SqlRows} has the database do. */
record MemoryRows(Supplier<List<AdminRow>> rows) implements AdminRows {

  @Override
  public List<AdminRow> find(AdminQuery query) {
    Comparator<AdminRow> order = by(query.sort()).thenComparing(by(query.key()));
    List<AdminRow> sorted =
        rows.get().stream()
            .filter(row -> matches(row, query))
            .sorted(query.descending() ? order.reversed() : order)
            .toList();
    return from(sorted, query).stream().limit(query.limit()).toList();
  }

  private static List<AdminRow> from(List<AdminRow> sorted, AdminQuery query) {
    if (query.turn().at() == null) {
      return sorted;
    }
    List<String> keys = sorted.stream().map(row -> row.text(query.key())).toList();
    int place = keys.indexOf(query.turn().at());
    if (place < 0) {
      return List.of();
    }
    return query.turn().backwards()
        ? sorted.subList(0, place).reversed()
        : sorted.subList(place + 1, sorted.size());
  }

  private static boolean matches(AdminRow row, AdminQuery query) {
    return (query.anyOf().isEmpty() || query.anyOf().stream().anyMatch(one -> fits(row, one)))
        && query.equal().entrySet().stream()
            .allMatch(entry -> row.text(entry.getKey()).equals(entry.getValue().toString()))
        && query.since().entrySet().stream()
            .allMatch(entry ->
                row.value(entry.getKey()) instanceof Instant moment
                    && !moment.isBefore(entry.getValue()));
  }

  private static boolean fits(AdminRow row, AdminMatch match) {
    return switch (match) {
      case AdminMatch.Part(String column, String text) ->
          row.text(column).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
      case AdminMatch.Beginning(String column, String text) -> row.text(column).startsWith(text);
      case AdminMatch.OneOf(String column, List<?> values, _) ->
          values.stream().anyMatch(value -> value.equals(row.value(column)));
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the values of one column are of one type
  private static Comparator<AdminRow> by(String column) {
    return Comparator.comparing(
        row -> row.value(column) instanceof Comparable value ? value : null,
        Comparator.nullsFirst(Comparator.naturalOrder()));
  }
}
