package tw.jiean.marketplace.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

  static final ListPlace NEWEST = new ListPlace(null, false);

  /**
   * A page.
   *
   * @param rows as many as fit, newest first
   * @param newer whether there are newer ones
   * @param older whether there are older ones
   */
  record Stretch<T>(List<T> rows, boolean newer, boolean older) {

    /**
     * The address of the page of newer ones, or null.
     *
     * @param list the address of the list up to its next parameter
     */
    @Nullable String previous(String list, Function<T, OrderNumber> number) {
      return newer ? list + "before=" + number.apply(rows.getFirst()).value() : null;
    }

    /** The address of the page of older ones, or null; likewise. */
    @Nullable String next(String list, Function<T, OrderNumber> number) {
      return older ? list + "after=" + number.apply(rows.getLast()).value() : null;
    }
  }

  /** Reads an address. What is no number of an order is as if it were not there. */
  static ListPlace of(@Nullable String after, @Nullable String before) {
    return Optional.ofNullable(after == null ? before : after)
        .flatMap(OrderNumber::read)
        .map(order -> new ListPlace(order, after == null))
        .orElse(NEWEST);
  }

  /**
   * The page that begins here.
   *
   * @param query finds so many rows from a place, or up to it when it is backwards, the nearest
   *     first; none when there is no such order
   */
  <T> Stretch<T> stretch(int size, BiFunction<ListPlace, Integer, List<T>> query) {
    List<T> found = query.apply(this, size + 1);
    boolean more = found.size() > size;
    if (order != null && (backwards ? !more : found.isEmpty())) {
      // Too few are newer to fill the page, none is older, or there is no such order.
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
