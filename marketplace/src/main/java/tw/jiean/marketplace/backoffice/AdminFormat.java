package tw.jiean.marketplace.backoffice;

import java.time.Instant;
import java.util.Locale;
import tw.jiean.marketplace.money.Money;

/**
 * How the value of a column is shown. Never called with {@code null}: an absent value is shown as
 * {@link AdminValue.Nothing}. Write a lambda for what the constants do not cover, for instance to
 * mask personal data.
 */
@FunctionalInterface
public interface AdminFormat {

  /** As text. */
  AdminFormat TEXT = value -> new AdminValue.Text(value.toString());

  /** As an identifier, fixed-width. */
  AdminFormat CODE = value -> new AdminValue.Code(value.toString());

  /** As several lines, kept as they are. */
  AdminFormat LINES = value -> new AdminValue.Lines(value.toString());

  /** As a plain number. */
  AdminFormat NUMBER = value -> new AdminValue.Figure(value.toString());

  /** As an amount; the column holds whole NT$. */
  AdminFormat MONEY =
      value -> new AdminValue.Figure(Money.of(((Number) value).longValue()).toString());

  /** As a moment in Asia/Taipei; the column is a {@code timestamptz} or an {@link Instant}. */
  AdminFormat TIME = value -> new AdminValue.Time((Instant) value);

  /** As a link to a page or a file of this site; the column holds its path. */
  AdminFormat PAGE = value -> new AdminValue.Page(value.toString());

  /** As yes or no; the column is a {@code boolean}. */
  AdminFormat FLAG = label("backoffice.flag.");

  /** As it is to be seen. */
  AdminValue show(Object value);

  /**
   * As the text {@code prefix + value} of a bundle, the value in lower case; for columns that hold
   * one of a few words. The value itself is shown when there is no such text.
   */
  static AdminFormat label(String prefix) {
    return value ->
        new AdminValue.Label(prefix + value.toString().toLowerCase(Locale.ROOT), value.toString());
  }

  /** As a link to the object of another list that has this value as its key. */
  static AdminFormat link(String list) {
    return value -> new AdminValue.Linked(list, value.toString(), value.toString());
  }
}
