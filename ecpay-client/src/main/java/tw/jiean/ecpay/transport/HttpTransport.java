package tw.jiean.ecpay.transport;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.EcpayUnreachable;

/**
 * Posts forms to ECPay. Replace it to add a proxy or to observe calls. Must be thread-safe, must
 * never repeat a call by itself and must follow no redirect.
 */
public interface HttpTransport {

  /**
   * Posts once and reads a short answer.
   *
   * @param uri ECPay's address
   * @param form an encoded {@code application/x-www-form-urlencoded} body
   * @throws EcpayUnreachable when no complete answer came in time; the client puts the operation's
   *     name in front of its reason
   */
  Reply post(URI uri, String form);

  /**
   * Posts once and writes the answer into a file, byte by byte as it came, whatever its status.
   *
   * @param file an existing file, overwritten
   * @return the answer without its body
   * @throws EcpayUnreachable when no complete answer came in time; the file's content is then void
   */
  Reply download(URI uri, String form, Path file);

  /**
   * What came back. {@code toString} hides the body, which can hold digits of a card.
   *
   * @param status the HTTP status
   * @param body the text, read as UTF-8; empty for a download
   * @param date ECPay's own time of it, by the header {@code Date}; shows whether our clock is
   *     right
   */
  record Reply(int status, String body, Optional<Instant> date) {

    @Override
    public String toString() {
      return "Reply[status=" + status + ", " + body.length() + " letters]";
    }
  }
}
