package tw.jiean.marketplace.page;

/**
 * So much of a section has not been seen.
 *
 * @param text the message key of the sentence that says it aloud; takes the number
 */
public record Unread(long number, String text) {

  /** The number as it fits beside a link. */
  public String shown() {
    return number > 99 ? "99+" : Long.toString(number);
  }
}
