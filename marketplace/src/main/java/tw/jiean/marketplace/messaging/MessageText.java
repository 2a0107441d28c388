package tw.jiean.marketplace.messaging;

import java.text.Normalizer;

/** Text of messages: tidied before it is judged and stored, and never anything but text. */
final class MessageText {

  /** The longest message, in characters as people count them. */
  static final int MAX = 5_000;

  private MessageText() {}

  /**
   * Normal form C, lines that end with LF, nothing around it, no control characters, lone
   * surrogates or marks that turn the direction of what follows. Everything else stays as it was
   * written.
   */
  static String clean(String sent) {
    return Normalizer.normalize(sent, Normalizer.Form.NFC)
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .replaceAll("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]", "")
        .strip();
  }

  static boolean isTooLong(String text) {
    return text.codePointCount(0, text.length()) > MAX;
  }
}
