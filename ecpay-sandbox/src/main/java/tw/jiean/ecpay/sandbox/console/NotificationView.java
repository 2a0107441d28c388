package tw.jiean.ecpay.sandbox.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import tw.jiean.ecpay.sandbox.notify.Delivery;
import tw.jiean.ecpay.sandbox.notify.Notification;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/** A notification with its fields, its sendings and what is going to happen. */
record NotificationView(
    String kind,
    String url,
    String status,
    String mood,
    List<String> schedule,
    List<Field> fields,
    List<Sending> sendings) {

  private static final int SHOWN_BYTES = 64;

  static NotificationView of(
      Notification notification,
      List<Delivery> deliveries,
      List<Instant> schedule,
      Language language) {
    String status = language.text("givenUp");
    String mood = "bad";
    if (notification.acknowledged()) {
      status = language.text("acknowledged");
      mood = "good";
    } else if (notification.nextAttemptAt() != null) {
      status =
          language.text("nextAttempt") + " " + TaiwanTime.dateTime(notification.nextAttemptAt());
      mood = "wait";
    }
    return new NotificationView(
        notification.kind(),
        notification.url(),
        status,
        mood,
        schedule.stream().map(TaiwanTime::dateTime).toList(),
        Form.parse(notification.body().getBytes(UTF_8)).fields(),
        deliveries.stream().map(it -> Sending.of(it, language)).toList());
  }

  /**
   * One sending.
   *
   * @param hex the bytes of the answer, in hexadecimal; empty when none came
   * @param verdict what the sandbox thinks of the answer
   */
  record Sending(
      int attempt,
      String at,
      String status,
      String answer,
      String hex,
      String verdict,
      boolean good,
      List<Field> fields,
      String body) {

    static Sending of(Delivery delivery, Language language) {
      boolean answered = delivery.status() != null;
      return new Sending(
          delivery.attempt(),
          TaiwanTime.dateTime(delivery.at()),
          answered ? "HTTP " + delivery.status() : language.text("story.noAnswer"),
          delivery.answer(),
          answered ? hex(delivery.answer().getBytes(UTF_8)) : "",
          language.text("verdict." + verdict(delivery)),
          delivery.acknowledged(),
          Form.parse(delivery.body().getBytes(UTF_8)).fields(),
          delivery.body());
    }

    private static String verdict(Delivery delivery) {
      if (delivery.acknowledged()) {
        return "GOOD";
      }
      if (delivery.status() == null) {
        return "NONE";
      }
      if (delivery.status() != 200) {
        return "STATUS";
      }
      return delivery.answer().strip().equals("1|OK") ? "AROUND" : "BODY";
    }

    private static String hex(byte[] bytes) {
      int shown = Math.min(bytes.length, SHOWN_BYTES);
      String text = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
      return shown < bytes.length ? text + " …" : text;
    }
  }
}
