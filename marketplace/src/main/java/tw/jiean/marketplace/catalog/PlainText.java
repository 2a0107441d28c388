package tw.jiean.marketplace.catalog;

import java.text.Normalizer;

/** Text that people wrote: how it is tidied before it is stored, and how it is counted. */
public final class PlainText {

  private PlainText() {}

  /**
   * One line: normal form C, every run of white space one blank, nothing else that is invisible.
   */
  public static String line(String raw) {
    return visible(raw).replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  /**
   * Several lines: as {@link #line}, but line breaks stay, as LF, and at most one line is empty.
   */
  public static String paragraphs(String raw) {
    return visible(raw.replace("\r\n", "\n").replace('\r', '\n'))
        .replaceAll("[\\s\\p{Z}&&[^\\n]]+", " ")
        .replaceAll(" ?\\n ?", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  /** Characters as people count them: an emoji outside the basic plane is one. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static void requireLength(String what, String text, int max) {
    int length = length(text);
    if (length == 0 || length > max) {
      throw new IllegalArgumentException(what + " has 1 to " + max + " characters, not " + length);
    }
  }

  /**
   * Drops control characters, which PostgreSQL or browsers stumble over, lone surrogates, and the
   * marks that turn the direction of the text after them.
   */
  private static String visible(String raw) {
    return Normalizer.normalize(raw, Normalizer.Form.NFC)
        .replaceAll("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]", "");
  }
}
