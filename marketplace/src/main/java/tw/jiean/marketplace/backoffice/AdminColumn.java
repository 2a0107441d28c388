package tw.jiean.marketplace.backoffice;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A column of a list.
 *
 * @param name what it is called in the list
 * @param labelKey message key of its heading
 * @param from the columns of the rows that it is told from
 * @param words what they say
 * @param listed whether the list shows it, and not only the page of one object
 * @param sectionKey message key of the section that it stands in on the page of one object
 */
record AdminColumn(
    String name,
    String labelKey,
    List<String> from,
    Function<AdminRow, AdminValue> words,
    boolean listed,
    String sectionKey) {

  AdminValue show(AdminRow row) {
    return words.apply(row);
  }

  /** One of its values by itself, as it is chosen in a filter. */
  AdminValue choice(String value) {
    return show(new AdminRow(Map.of(name, value)));
  }
}
