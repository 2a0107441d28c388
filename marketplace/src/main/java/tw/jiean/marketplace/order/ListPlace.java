package tw.jiean.marketplace.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins that shows the newest first: behind an order, before one, or at the
 * newest. In addresses {@code after=…} and {@code before=…}, so nothing is counted or skipped.
 *
 * @param order whose place it is; nothing for the newest
 * @param backwards whether the page ends before that order instead of beginning behind it
 */
record ListPlace(@Nullable OrderNumber order, boolean backwards) {

  private static final ListPlace NEWEST = new ListPlace(null, false);

  /**
   * A page.
   *
   * @param rows as many as fit, newest first
   * @param newer whether there are newer ones
   * @param older whether there are older ones
   */
  record Stretch<T>(List<T> rows, boolean newer, boolean older) {

    /** The query that turns to the newer ones, or null. */
    @Nullable String previous(Function<T, OrderNumber> number) {
      return newer ? "before=" + number.apply(rows.getFirst()).value() : null;
    }

    /** The query that turns to the older ones, or null. */
    @Nullable String next(Function<T, OrderNumber> number) {
      return older ? "after=" + number.apply(rows.getLast()).value() : null;
    }
  }

  /** Reads an address. What is no number of an order is as if it were not there. */
  static ListPlace of(@Nullable String after, @Nullable String before) {
    return after != null
        ? new ListPlace(OrderNumber.read(after).orElse(null), false)
        : before != null
            ? OrderNumber.read(before).map(order -> new ListPlace(order, true)).orElse(NEWEST)
            : NEWEST;
  }

  /** The number of the order as a parameter of a query. */
  @Nullable String number() {
    return order == null ? null : order.value();
  }

  /**
   * The page that begins here.
   *
   * @param query finds so many rows from a place, or up to it when it is backwards, the nearest
   *     first; from the newest when nothing is there
   */
  <T> Stretch<T> stretch(int size, BiFunction<ListPlace, Integer, List<T>> query) {
    List<T> found = query.apply(this, size + 1);
    boolean more = found.size() > size;
    if (order != null && (backwards ? !more : found.isEmpty())) {
      // Too few are newer to fill the page, or none is older.
      return NEWEST.stretch(size, query);
    }
    List<T> shown = new ArrayList<>(found.subList(0, Math.min(found.size(), size)));
    if (backwards) {
      Collections.reverse(shown);
      return new Stretch<>(shown, true, true);
    }
    return new Stretch<>(shown, order != null, more);
  }
}
