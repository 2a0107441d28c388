package tw.jiean.ecpay.notification;

import static tw.jiean.ecpay.NotificationRefused.Reason.AMBIGUOUS_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.CONTENT_TYPE;
import static tw.jiean.ecpay.NotificationRefused.Reason.NO_SIGNATURE;
import static tw.jiean.ecpay.NotificationRefused.Reason.REPEATED_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.SIGNATURE;
import static tw.jiean.ecpay.NotificationRefused.Reason.TOO_LARGE;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.NotificationRefused;

/**
 * Turns the body of a request into a {@link Notification}: verified first, parsed afterwards.
 *
 * <p>Give it the bytes as they came. A server's own parameter parsing has already replaced, merged
 * or dropped what the signature covers.
 */
public final class NotificationParser {

  /** The longest body that is read, in bytes. ECPay's are below 2 kB. */
  public static final int MOST_BYTES = 64 * 1024;

  /** The Content-Type of every message. */
  public static final String FORM = "application/x-www-form-urlencoded";

  private final EcpayConfig config;

  /** For messages signed with any of the merchant's keys. */
  public NotificationParser(EcpayConfig config) {
    this.config = config;
  }

  /**
   * Verifies and parses one message to {@code ReturnURL}, {@code PaymentInfoURL}, {@code
   * OrderResultURL} or {@code ClientRedirectURL}. Has no memory: repeats are the caller's to
   * recognise.
   *
   * @param contentType the request's Content-Type, or null
   * @param body the bytes as they came
   * @throws NotificationRefused when the message is not to be believed, with the reason
   */
  public Notification parse(@Nullable String contentType, byte[] body) {
    return new NotificationReader(verified(contentType, body)).read();
  }

  /**
   * Verifies and parses one message to {@code PeriodReturnURL}, likewise.
   *
   * @throws NotificationRefused when the message is not to be believed, with the reason
   */
  public PeriodicCharge parsePeriodic(@Nullable String contentType, byte[] body) {
    return new PeriodicChargeReader(verified(contentType, body)).read();
  }

  private FormFields verified(@Nullable String contentType, byte[] body) {
    requireForm(contentType);
    if (body.length > MOST_BYTES) {
      throw new NotificationRefused(TOO_LARGE);
    }
    FormFields fields = FormDecoder.decode(body);
    if (fields.hasRepeatedName()) {
      throw new NotificationRefused(REPEATED_FIELD, "a name comes twice", fields);
    }
    if (fields.hasMovableBoundary()) {
      throw new NotificationRefused(AMBIGUOUS_FIELD, "a name or value holds & or =", fields);
    }
    verify(fields);
    return fields;
  }

  private void verify(FormFields fields) {
    if (fields.nonEmpty(CheckMacValue.FIELD).isEmpty()) {
      throw new NotificationRefused(NO_SIGNATURE, "no CheckMacValue", fields);
    }
    if (!config.believes(fields)) {
      throw new NotificationRefused(SIGNATURE, "CheckMacValue is wrong", fields);
    }
  }

  private static void requireForm(@Nullable String contentType) {
    String[] parts =
        contentType == null
            ? new String[] {""}
            : contentType.toLowerCase(Locale.ROOT).split(";", -1);
    boolean form = parts[0].strip().equals(FORM);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace("\"", "").strip();
      form &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
    }
    if (!form) {
      throw new NotificationRefused(CONTENT_TYPE);
    }
  }
}
