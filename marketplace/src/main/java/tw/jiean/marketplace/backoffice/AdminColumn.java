package tw.jiean.marketplace.backoffice;

import org.jspecify.annotations.Nullable;

/**
 * A column of a list.
 *
 * @param name as the rows name it
 * @param labelKey message key of its heading
 * @param format how its values are shown
 * @param listed whether the list shows it, and not only the page of one object
 * @param sectionKey message key of the section that it stands in on the page of one object
 */
record AdminColumn(
    String name, String labelKey, AdminFormat format, boolean listed, String sectionKey) {

  AdminValue show(AdminRow row) {
    @Nullable Object value = row.value(name);
    return value == null ? new AdminValue.Nothing() : format.show(value);
  }
}
