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

  /** The status to answer it with: 400, 413 or 415. ECPay then sends a right one again. */
  public int status() {
    return switch (reason) {
      case CONTENT_TYPE -> 415;
      case TOO_LARGE -> 413;
      case TOO_MANY_FIELDS,
          ENCODING,
          REPEATED_FIELD,
          AMBIGUOUS_FIELD,
          NO_SIGNATURE,
          SIGNATURE,
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
