package tw.jiean.ecpay.autoconfigure;

import java.util.List;
import tw.jiean.ecpay.NotificationRefused;

/**
 * Published as an application event for every message that was not believed, to count and to show.
 * Holds no value of the message.
 *
 * @param path where it was posted
 * @param reason why it was refused
 * @param fields names and lengths of what came
 */
public record RefusedNotification(
    String path, NotificationRefused.Reason reason, List<NotificationRefused.FieldShape> fields) {

  /** Copies the list. */
  public RefusedNotification {
    fields = List.copyOf(fields);
  }

  /** Of a refusal at a path. */
  public static RefusedNotification of(String path, NotificationRefused refusal) {
    return new RefusedNotification(path, refusal.reason(), refusal.fields());
  }

  /**
   * The status to answer it with: 422 when ECPay did not sign it, and 400, 413 or 415 when it
   * cannot be read. ECPay then sends a right one again. A server such as Tomcat keeps the
   * connection after 422 and closes it after 400, so that whoever forges many does not cost a new
   * one for each; and 403 would say that a token of a form is missing.
   */
  public int status() {
    return switch (reason) {
      case CONTENT_TYPE -> 415;
      case TOO_LARGE -> 413;
      case NO_SIGNATURE, SIGNATURE -> 422;
      case TOO_MANY_FIELDS,
          ENCODING,
          REPEATED_FIELD,
          AMBIGUOUS_FIELD,
          MISSING_FIELD,
          INVALID_FIELD ->
          400;
    };
  }

  /** The text to answer it with: {@code 0|} and the reason's word. */
  public String answer() {
    return "0|" + reason.word();
  }
}
