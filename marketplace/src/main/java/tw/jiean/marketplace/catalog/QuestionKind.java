package tw.jiean.marketplace.catalog;

import java.util.Arrays;
import java.util.Optional;

/** How a question of the seller is answered. */
public enum QuestionKind {
  /** In one line. */
  SHORT_TEXT("short_text"),
  /** In several lines. */
  LONG_TEXT("long_text"),
  /** By one of the choices that the seller wrote. */
  CHOICE("choice");

  private final String code;

  QuestionKind(String code) {
    this.code = code;
  }

  /** The word in forms and the database. */
  public String code() {
    return code;
  }

  /** The kind of that word, letter for letter. */
  public static Optional<QuestionKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
