package tw.jiean.marketplace.backoffice;

import java.util.List;

/** A way in which a row may be what an operator searches for. */
public sealed interface AdminMatch {

  /** The column that is compared. */
  String column();

  /** The text stands somewhere in the column, in whatever case: rows are read one by one. */
  record Part(String column, String text) implements AdminMatch {}

  /** The column begins with the text; an index in its order finds them. */
  record Beginning(String column, String text) implements AdminMatch {}

  /**
   * The column has one of these numbers or texts; an index finds them. None for no row.
   *
   * @param more whether there are others that were left out
   */
  record OneOf(String column, List<?> values, boolean more) implements AdminMatch {

    /** Copies the values. */
    public OneOf {
      values = List.copyOf(values);
    }
  }
}
