package tw.jiean.marketplace.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins: behind one of its rows, before one, or where the list does. In
 * addresses {@code after=…} and {@code before=…}. Nothing is counted or skipped, so a page far down
 * takes as long as the first one, and what is new does not move it.
 *
 * @param at what identifies the row; nothing for the beginning of the list
 * @param backwards whether the page ends before that row instead of beginning behind it
 */
public record Turn(@Nullable String at, boolean backwards) {

  /** The first page. */
  public static final Turn FIRST = new Turn(null, false);

  /**
   * One page.
   *
   * @param rows as many as fit, in the order of the list
   * @param preceded whether there are rows before them
   * @param followed whether there are rows behind them
   */
  public record Stretch<T>(List<T> rows, boolean preceded, boolean followed) {

    /** Copies the rows. */
    public Stretch {
      rows = List.copyOf(rows);
    }

    /** The turn to the page before this one, or null. */
    public @Nullable Turn previous(Function<? super T, String> name) {
      return preceded ? new Turn(name.apply(rows.getFirst()), true) : null;
    }

    /** The turn to the page behind this one, or null. */
    public @Nullable Turn next(Function<? super T, String> name) {
      return followed ? new Turn(name.apply(rows.getLast()), false) : null;
    }

    /**
     * The address of the page before this one, or null.
     *
     * @param list the address of the list up to its next parameter
     * @param name of a row, which must need no encoding
     */
    public @Nullable String previous(String list, Function<? super T, String> name) {
      return address(list, previous(name));
    }

    /** The address of the page behind this one, or null; likewise. */
    public @Nullable String next(String list, Function<? super T, String> name) {
      return address(list, next(name));
    }

    private static @Nullable String address(String list, @Nullable Turn turn) {
      return turn == null ? null : list + turn.parameter() + "=" + turn.at();
    }
  }

  /**
   * Reads the two parameters of an address; the first page where they say nothing that could name a
   * row.
   */
  public static Turn of(@Nullable String after, @Nullable String before, Predicate<String> name) {
    String at = after == null ? before : after;
    return at != null && name.test(at) ? new Turn(at, after == null) : FIRST;
  }

  /** The name of the parameter. */
  public String parameter() {
    return backwards ? "before" : "after";
  }

  /**
   * The page that begins here; the first one when there is none, or when it would not be full.
   *
   * @param find so many rows: behind a place the nearest first; backwards those before it, the
   *     nearest first too
   */
  public <T> Stretch<T> stretch(int size, BiFunction<Turn, Integer, List<T>> find) {
    List<T> found = find.apply(this, size + 1);
    boolean more = found.size() > size;
    if (at != null && (backwards ? !more : found.isEmpty())) {
      return FIRST.stretch(size, find);
    }
    List<T> shown = new ArrayList<>(found.subList(0, Math.min(found.size(), size)));
    if (backwards) {
      Collections.reverse(shown);
      return new Stretch<>(shown, true, true);
    }
    return new Stretch<>(shown, at != null, more);
  }
}
