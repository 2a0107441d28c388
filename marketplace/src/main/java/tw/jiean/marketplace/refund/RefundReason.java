package tw.jiean.marketplace.refund;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Why money goes back, as operators and both parties may read it: an occasion that the product has
 * a text for, somebody's own words, or both.
 *
 * @param occasion the key of the text, such as {@code order.cause.ruled}, which each reader gets in
 *     his language; null when the words say all
 * @param words as somebody wrote them, 1 to 500 characters; null when nobody did
 */
public record RefundReason(@Nullable String occasion, @Nullable String words) {

  /** How many characters of somebody's words are kept. */
  public static final int MAX_WORDS = 500;

  /** Refuses a reason that says nothing, and words that are blank or too long. */
  public RefundReason {
    if (occasion == null && words == null) {
      throw new IllegalArgumentException("A refund has a reason");
    }
    if (words != null && (words.isBlank() || words.codePointCount(0, words.length()) > MAX_WORDS)) {
      throw new IllegalArgumentException("The words of a refund's reason have 1 to 500 characters");
    }
  }

  /** In a person's words alone. */
  public static RefundReason said(String words) {
    return new RefundReason(null, words);
  }

  /** In the product's words alone. */
  public static RefundReason because(String occasion) {
    return new RefundReason(occasion, null);
  }

  /** As one text in the reader's language; what a person wrote stays as it is. */
  public String in(Locale language, MessageSource texts) {
    if (occasion == null) {
      return String.valueOf(words);
    }
    String text = texts.getMessage(occasion, null, language);
    return words == null
        ? text
        : texts.getMessage("refund.reason.in-words", new Object[] {text, words}, language);
  }
}
