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
}
