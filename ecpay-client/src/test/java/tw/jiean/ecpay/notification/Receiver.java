package tw.jiean.ecpay.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.NotificationRefused;

/** The published test merchant, to whom messages are handed. */
final class Receiver {

  static final String FORM = "application/x-www-form-urlencoded";

  static final EcpayConfig CONFIG =
      new EcpayConfig(
          new MerchantId("3002607"),
          "pwFHCqoQZGmho4w6",
          "EkRm7iFT261dpevs",
          EcpayEnvironment.STAGE);

  private static final NotificationParser PARSER = new NotificationParser(CONFIG);

  private Receiver() {}

  static Notification parse(Message message) {
    return PARSER.parse(FORM, message.body());
  }

  static Notification parse(String contentType, byte[] body) {
    return PARSER.parse(contentType, body);
  }

  /** Refused for this reason; gives the refusal for more. */
  static NotificationRefused refused(NotificationRefused.Reason reason, Message message) {
    return refused(reason, FORM, message.body());
  }

  /** The body's letters stand for one byte each. */
  static NotificationRefused refused(NotificationRefused.Reason reason, String body) {
    return refused(reason, FORM, body.getBytes(ISO_8859_1));
  }

  static NotificationRefused refused(
      NotificationRefused.Reason reason, String contentType, byte[] body) {
    NotificationRefused[] refusal = new NotificationRefused[1];
    assertThatExceptionOfType(NotificationRefused.class)
        .isThrownBy(() -> PARSER.parse(contentType, body))
        .matches(thrown -> thrown.reason() == reason, "is refused for " + reason)
        .satisfies(thrown -> refusal[0] = thrown);
    return refusal[0];
  }
}
