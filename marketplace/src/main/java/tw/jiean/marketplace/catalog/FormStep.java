package tw.jiean.marketplace.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A button of the studio's form that changes the form and stores nothing: {@code add}, or {@code
 * remove}, {@code up} and {@code down} with the number of a row. It works by a post, without
 * script.
 *
 * @param index 0 for the first row; without meaning for {@code ADD}
 */
record FormStep(Move move, int index) {

  /** What happens to a row. */
  enum Move {
    ADD,
    REMOVE,
    UP,
    DOWN
  }

  private static final Pattern FORM = Pattern.compile("(add|remove|up|down)(?::([0-9]{1,3}))?");

  /** The step that a button states, or nothing when it states none. */
  static Optional<FormStep> of(String pressed) {
    Matcher matcher = FORM.matcher(pressed);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Move move = Move.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    String number = matcher.group(2);
    return (number == null) == (move == Move.ADD)
        ? Optional.of(new FormStep(move, number == null ? 0 : Integer.parseInt(number)))
        : Optional.empty();
  }

  /** The rows afterwards; a row that is not there, or cannot go further, changes nothing. */
  <T> List<T> on(List<T> rows, T added, int max) {
    var after = new ArrayList<T>(rows);
    switch (move) {
      case ADD -> {
        if (rows.size() < max) {
          after.add(added);
        }
      }
      case REMOVE -> {
        if (index < rows.size()) {
          after.remove(index);
        }
      }
      case UP -> swap(after, index - 1);
      case DOWN -> swap(after, index);
    }
    return after;
  }

  private static <T> void swap(List<T> rows, int upper) {
    if (upper >= 0 && upper + 1 < rows.size()) {
      rows.add(upper, rows.remove(upper + 1));
    }
  }
}
