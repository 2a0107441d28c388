package tw.jiean.marketplace.backoffice;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a list: values by column name. Moments are {@link java.time.Instant}, numbers are
 * {@link Number}, flags {@link Boolean}, everything else a {@link String}.
 */
public final class AdminRow {

  /** No object: what a command on a whole list gets. */
  static final AdminRow NONE = new AdminRow(Map.of());

  private final Map<String, @Nullable Object> values;

  /** A row with these values; a name that is absent reads as {@code null}. */
  public AdminRow(Map<String, ? extends @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(new HashMap<>(values));
  }

  /** The value, or {@code null} when there is none. */
  public @Nullable Object value(String column) {
    return values.get(column);
  }

  /** The value as text, empty when there is none. */
  public String text(String column) {
    Object value = values.get(column);
    return value == null ? "" : value.toString();
  }

  /** Whether the value is {@code true}. */
  public boolean flag(String column) {
    return Boolean.TRUE.equals(values.get(column));
  }

  @Override
  public String toString() {
    return "AdminRow" + values.keySet();
  }
}
