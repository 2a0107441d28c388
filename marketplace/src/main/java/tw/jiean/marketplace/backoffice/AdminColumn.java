package tw.jiean.marketplace.backoffice;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

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

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** Refuses what is no name of a column. */
  AdminColumn {
    valid(name);
    from.forEach(AdminColumn::valid);
  }

  /**
   * Names of columns become part of SQL, so they are plain words whoever wrote them; {@code about}
   * would take the text of the list's own description.
   */
  static String valid(String name) {
    if (!NAME.matcher(name).matches() || name.equals("about")) {
      throw new IllegalArgumentException("Not a name of a column: " + name);
    }
    return name;
  }

  AdminValue show(AdminRow row) {
    return words.apply(row);
  }

  /** One of its values by itself, as it is chosen in a filter. */
  AdminValue choice(String value) {
    return show(new AdminRow(Map.of(name, value)));
  }
}
