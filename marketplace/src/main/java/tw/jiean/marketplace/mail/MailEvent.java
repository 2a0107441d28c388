package tw.jiean.marketplace.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that people are to be told of, as small as it can be kept: whom and what it concerns is
 * looked up when they are told.
 *
 * @param kind the word of a {@link MailKind}; a newer instance may know one that this one does not
 * @param subject the number of an order, or of an account
 * @param detail which payment or refund of it, or null
 * @param words what somebody wrote as the reason, or null
 */
record MailEvent(
    String kind, String subject, @Nullable String detail, @Nullable String words, Instant at) {

  static MailEvent of(MailKind kind, String subject, Instant at) {
    return new MailEvent(kind.word(), subject, null, null, at);
  }

  MailEvent detail(Object number) {
    return new MailEvent(kind, subject, number.toString(), words, at);
  }

  MailEvent words(String written) {
    return new MailEvent(kind, subject, detail, written, at);
  }

  /**
   * One in the database.
   *
   * @param id also what makes telling the same person twice impossible
   * @param tries how often telling of it has failed
   */
  record Kept(long id, MailEvent event, int tries) {}
}
