package tw.jiean.marketplace.backoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the search box of a list looks for, and in which columns of the rows. */
final class AdminSearch {

  /** Of people or services that a text names; rows of more than these are not collected. */
  static final int MOST_FOUND = 200;

  /** Less of a code than this says nothing, and may well be a part of a name. */
  private static final int SHORTEST_BEGINNING = 4;

  private final List<String> codes = new ArrayList<>();
  private final List<Function<String, Stream<? extends AdminMatch>>> ways = new ArrayList<>();

  /** Whole codes, which are looked for first and alone. */
  void codes(String... columns) {
    codes.addAll(valid(columns));
  }

  /** Any part of a text. */
  void parts(String... columns) {
    List<String> names = valid(columns);
    ways.add(text -> names.stream().map(name -> new AdminMatch.Part(name, text)));
  }

  /** The first few characters of codes. */
  void beginnings(String... columns) {
    List<String> names = valid(columns);
    ways.add(text ->
        text.length() < SHORTEST_BEGINNING
            ? Stream.empty()
            // Most codes are written in capitals, and seldom typed so.
            : Stream.of(text, text.toUpperCase(Locale.ROOT))
                .distinct()
                .flatMap(
                    typed -> names.stream().map(name -> new AdminMatch.Beginning(name, typed))));
  }

  /** What somebody else finds for the text; of very many only the first. */
  void among(AdminList.Finder finder, String... columns) {
    List<String> names = valid(columns);
    ways.add(text -> {
      List<?> found = finder.find(text, MOST_FOUND + 1);
      boolean more = found.size() > MOST_FOUND;
      List<?> used = more ? found.subList(0, MOST_FOUND) : found;
      return names.stream().map(name -> new AdminMatch.OneOf(name, used, more));
    });
  }

  private static List<String> valid(String... columns) {
    return Stream.of(columns).map(AdminColumn::valid).toList();
  }

  /** Whether there is nothing to look for. */
  boolean isEmpty() {
    return codes.isEmpty() && ways.isEmpty();
  }

  /** The columns in which a whole code is looked for first. */
  List<String> codes() {
    return codes;
  }

  /** All ways in which a row may be what is searched for. */
  List<AdminMatch> matches(String text) {
    return ways.stream().<AdminMatch>flatMap(way -> way.apply(text)).toList();
  }
}
