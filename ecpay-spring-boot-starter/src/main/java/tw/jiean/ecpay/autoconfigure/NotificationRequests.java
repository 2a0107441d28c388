package tw.jiean.ecpay.autoconfigure;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.NotificationRefused.Reason;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.NotificationParser;
import tw.jiean.ecpay.notification.PeriodicCharge;

/**
 * Reads ECPay's messages from requests. Takes the raw body: nothing may have called {@code
 * getParameter} before, which would have consumed it, and is said in the log. Parameters of the
 * address do not count, and none may bear the name of another or of a field: somebody behind could
 * read the wrong one.
 */
public final class NotificationRequests {

  private static final Logger log = LoggerFactory.getLogger(NotificationRequests.class);

  private final NotificationParser parser;

  /** For the messages that the parser believes. */
  public NotificationRequests(NotificationParser parser) {
    this.parser = parser;
  }

  /**
   * The verified message of a request: a payment, its failure, or the code to pay with.
   *
   * @throws NotificationRefused when it is not to be believed
   * @throws IOException when the body could not be read
   */
  public Notification read(HttpServletRequest request) throws IOException {
    Notification notification = parser.parse(request.getContentType(), body(request));
    requireOtherNames(request.getQueryString(), notification.fields());
    return notification;
  }

  /**
   * The verified message of a request to a {@code PeriodReturnURL}.
   *
   * @throws NotificationRefused when it is not to be believed
   * @throws IOException when the body could not be read
   */
  public PeriodicCharge readPeriodic(HttpServletRequest request) throws IOException {
    PeriodicCharge charge = parser.parsePeriodic(request.getContentType(), body(request));
    requireOtherNames(request.getQueryString(), charge.fields());
    return charge;
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    // One byte more than allowed, so that the parser sees what is too long; no more room than the
    // sender says he needs.
    int most = NotificationParser.MOST_BYTES + 1;
    int announced = request.getContentLength();
    byte[] body =
        request.getInputStream().readNBytes(announced < 0 ? most : Math.min(announced, most));
    if (body.length == 0 && announced > 0 && isForm(request.getContentType())) {
      log.warn(
          "The body of a message to {} was read already, so that it has to be refused: a filter, an"
              + " interceptor or an earlier parameter has asked for a parameter of the request",
          request.getRequestURI());
    }
    return body;
  }

  private static boolean isForm(@Nullable String contentType) {
    return contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith(NotificationParser.FORM);
  }

  private static void requireOtherNames(@Nullable String query, FormFields fields) {
    if (query == null) {
      return;
    }
    List<Map.Entry<String, String>> all = new ArrayList<>(fields.list());
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty()) {
        all.add(Map.entry(name(parameter, fields), ""));
      }
    }
    if (new FormFields(all).hasRepeatedName()) {
      throw new NotificationRefused(Reason.REPEATED_FIELD, "a name is in the address too", fields);
    }
  }

  private static String name(String parameter, FormFields fields) {
    int equals = parameter.indexOf('=');
    try {
      return URLDecoder.decode(equals < 0 ? parameter : parameter.substring(0, equals), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new NotificationRefused(Reason.ENCODING, "a name in the address", fields);
    }
  }
}
