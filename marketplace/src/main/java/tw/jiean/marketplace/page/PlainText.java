package tw.jiean.marketplace.page;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text that people wrote: how it is tidied before it is stored, and how it is counted. */
public final class PlainText {

  // Made once: a page tidies what its address says for each link that says it again.
  private static final Pattern WHITE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern WHITE_IN_LINE = Pattern.compile("[\\s\\p{Z}&&[^\\n]]+");
  private static final Pattern AROUND_BREAK = Pattern.compile(" ?\\n ?");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

  /**
   * Control characters, which PostgreSQL or browsers stumble over, lone surrogates, and the marks
   * that turn the direction of the text after them.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");

  private PlainText() {}

  /**
   * One line: normal form C, every run of white space one blank, nothing else that is invisible.
   */
  public static String line(String raw) {
    return WHITE.matcher(visible(raw)).replaceAll(" ").strip();
  }

  /**
   * Several lines: as {@link #line}, but line breaks stay, as LF, and at most one line is empty.
   */
  public static String paragraphs(String raw) {
    String text = WHITE_IN_LINE.matcher(asWritten(raw)).replaceAll(" ");
    text = AROUND_BREAK.matcher(text).replaceAll("\n");
    return EMPTY_LINES.matcher(text).replaceAll("\n\n").strip();
  }

  /** Several lines: as {@link #paragraphs}, but all white space within the text stays. */
  public static String asWritten(String raw) {
    return visible(raw.replace("\r\n", "\n").replace('\r', '\n')).strip();
  }

  /** Characters as people count them: an emoji outside the basic plane is one. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text, or as much of its beginning as leaves room for a sign that there was more. */
  public static String shortened(String text, int max) {
    return length(text) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
  }

  /** Throws {@link IllegalArgumentException} unless the text has 1 to so many characters. */
  public static void requireLength(String what, String text, int max) {
    int length = length(text);
    if (length == 0 || length > max) {
      throw new IllegalArgumentException(what + " has 1 to " + max + " characters, not " + length);
    }
  }

  private static String visible(String raw) {
    return INVISIBLE.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC)).replaceAll("");
  }
}
