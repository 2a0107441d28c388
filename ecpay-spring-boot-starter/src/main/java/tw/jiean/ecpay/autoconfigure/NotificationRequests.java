package tw.jiean.ecpay.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.NotificationParser;
import tw.jiean.ecpay.notification.PeriodicCharge;

/**
 * Reads ECPay's messages from requests. Takes the raw body: nothing may have called {@code
 * getParameter} before, which would have consumed it. Parameters of the address do not count.
 */
public final class NotificationRequests {

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
    return parser.parse(request.getContentType(), body(request));
  }

  /**
   * The verified message of a request to a {@code PeriodReturnURL}.
   *
   * @throws NotificationRefused when it is not to be believed
   * @throws IOException when the body could not be read
   */
  public PeriodicCharge readPeriodic(HttpServletRequest request) throws IOException {
    return parser.parsePeriodic(request.getContentType(), body(request));
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    // One byte more than allowed, so that the parser sees what is too long.
    return request.getInputStream().readNBytes(NotificationParser.MOST_BYTES + 1);
  }
}
