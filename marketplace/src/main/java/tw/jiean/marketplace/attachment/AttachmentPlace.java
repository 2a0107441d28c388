package tw.jiean.marketplace.attachment;

import java.util.regex.Pattern;

/**
 * Where files belong, in the words of their owner.
 *
 * @param reference what the owner judges access by, such as an order's number: 1 to 64 letters,
 *     digits, dots, dashes and underscores
 * @param step the part of it that they were handed over with, such as {@code message-17} or {@code
 *     delivery-2}: words and numbers joined by dashes, at most 64 characters
 */
public record AttachmentPlace(String reference, String step) {

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern STEP = Pattern.compile("(?=.{1,64}$)[a-z]+(-[a-z0-9]+)*");

  /** Refuses other forms. */
  public AttachmentPlace {
    requireReference(reference);
    if (!STEP.matcher(step).matches()) {
      throw new IllegalArgumentException("Not a step that files belong to: " + step);
    }
  }

  static void requireReference(String reference) {
    if (!REFERENCE.matcher(reference).matches()) {
      throw new IllegalArgumentException("Not a reference that files belong to: " + reference);
    }
  }
}
