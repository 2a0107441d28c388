package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Form fields in the order in which they were written or received, repeated names included.
 * Immutable. {@code toString} shows names only: values can be personal.
 *
 * @param list name and value of each field
 */
public record FormFields(List<Map.Entry<String, String>> list) {

  /** Copies the list and its entries. */
  public FormFields {
    list = list.stream().map(field -> Map.entry(field.getKey(), field.getValue())).toList();
  }

  /** No field yet. */
  public static FormFields none() {
    return new FormFields(List.of());
  }

  /** These and one more at the end. */
  public FormFields and(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(list);
    more.add(Map.entry(name, Objects.requireNonNull(value, name)));
    return new FormFields(more);
  }

  /** The first value under exactly this name. */
  public Optional<String> value(String name) {
    for (Map.Entry<String, String> field : list) {
      if (field.getKey().equals(name)) {
        return Optional.of(field.getValue());
      }
    }
    return Optional.empty();
  }

  /** The first value under exactly this name, unless it is empty. */
  public Optional<String> nonEmpty(String name) {
    return value(name).filter(value -> !value.isEmpty());
  }

  /**
   * Whether another field list could carry the same signature by moving a boundary: a name with
   * {@code &} or {@code =}, or a value with {@code &}.
   */
  public boolean hasMovableBoundary() {
    return list.stream()
        .anyMatch(field ->
            field.getKey().indexOf('&') >= 0
                || field.getKey().indexOf('=') >= 0
                || field.getValue().indexOf('&') >= 0);
  }

  /** Whether a name comes twice, or two names differ only in letter case. */
  public boolean hasRepeatedName() {
    Set<String> seen = new HashSet<>();
    return !list.stream().allMatch(field -> seen.add(field.getKey().toLowerCase(Locale.ROOT)));
  }

  /** The body of an {@code application/x-www-form-urlencoded} request, in UTF-8. */
  public String encode() {
    return list.stream()
        .map(field ->
            URLEncoder.encode(field.getKey(), UTF_8)
                + "="
                + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public String toString() {
    return list.stream().map(Map.Entry::getKey).toList().toString();
  }
}
