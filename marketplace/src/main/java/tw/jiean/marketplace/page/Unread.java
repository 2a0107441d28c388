package tw.jiean.marketplace.page;

import java.util.Optional;

/**
 * So much of a section has not been seen.
 *
 * @param text the message key of the sentence that says it aloud; takes the number
 */
public record Unread(long number, String text) {

  /** Nothing for 0. */
  public static Optional<Unread> of(long number, String text) {
    return number == 0 ? Optional.empty() : Optional.of(new Unread(number, text));
  }

  /** The number as it fits beside a link. */
  public String shown() {
    return number > 99 ? "99+" : Long.toString(number);
  }
}
