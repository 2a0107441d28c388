package tw.jiean.ecpay.transport;

import java.net.URI;
import tw.jiean.ecpay.EcpayUnreachable;

/** Posts a form to ECPay. Replace it to add a proxy or to observe calls. Must be thread-safe. */
@FunctionalInterface
public interface HttpTransport {

  /**
   * Posts once; never repeats by itself and follows no redirect.
   *
   * @param uri ECPay's address
   * @param form an encoded {@code application/x-www-form-urlencoded} body
   * @throws EcpayUnreachable when no complete answer came in time
   */
  Reply post(URI uri, String form);

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param body the text, read as UTF-8
   */
  record Reply(int status, String body) {}
}
