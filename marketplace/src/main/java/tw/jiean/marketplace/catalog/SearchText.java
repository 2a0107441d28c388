package tw.jiean.marketplace.catalog;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text as search sees it: full-width forms and letter case folded. Every character and any two
 * neighbouring ones are keys of the index, so that a single Chinese character finds something.
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

  /** The keys by which the index knows a text: its characters, and its pairs within words. */
  Set<String> keys() {
    Set<String> keys = parts(1);
    keys.addAll(parts(2));
    return keys;
  }

  /** The keys that a text must have to contain this word; the fewest that say the most. */
  Set<String> mustHave() {
    return isOneCharacter() ? parts(1) : parts(2);
  }

  private boolean isOneCharacter() {
    return value.codePointCount(0, value.length()) == 1;
  }

  private Set<String> parts(int length) {
    int[] points = value.codePoints().toArray();
    var parts = new LinkedHashSet<String>();
    for (int i = 0; i + length <= points.length; i++) {
      String part = new String(points, i, length);
      if (part.indexOf(' ') < 0) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** The pattern of SQL's {@code like} that finds exactly this text anywhere. */
  String likePattern() {
    return "%" + value.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
