package tw.jiean.marketplace.catalog;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text as search sees it: full-width forms and letter case folded. Any two neighbouring characters
 * are a key of the index, so that two Chinese characters are enough to find something.
 */
record SearchText(String value) {

  private static final int MAX_WORDS = 8;

  /** Folds what was written. */
  static SearchText of(String... written) {
    return new SearchText(
        Normalizer.normalize(String.join("\n", written), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+", " ")
            .strip());
  }

  /** The words of a query; all of them must be found. More than {@value #MAX_WORDS} are ignored. */
  List<SearchText> words() {
    return Arrays.stream(value.split(" "))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MAX_WORDS)
        .map(SearchText::new)
        .toList();
  }

  /** All pairs of neighbouring characters within a word; none for a single character. */
  Set<String> pairs() {
    int[] points = value.codePoints().toArray();
    var pairs = new LinkedHashSet<String>();
    for (int i = 0; i + 1 < points.length; i++) {
      if (points[i] != ' ' && points[i + 1] != ' ') {
        pairs.add(new String(points, i, 2));
      }
    }
    return pairs;
  }

  /** The pattern of SQL's {@code like} that finds exactly this text anywhere. */
  String likePattern() {
    return "%" + value.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
