package tw.jiean.ecpay.sandbox.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * What ECPay answers to a shop's server, before it goes over HTTP.
 *
 * @param status the HTTP status
 * @param contentType with its charset, if it is text
 * @param charset in which the body is sent
 * @param body the text
 * @param fileName of a download; null when it is none
 * @param after how long the answer takes
 * @param cut whether the connection ends without it; nothing of it is known to the shop then
 */
public record ServerReply(
    int status,
    String contentType,
    Charset charset,
    String body,
    @Nullable String fileName,
    Duration after,
    boolean cut) {

  private static final int OK = 200;
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** {@code a=b&c=d} without escapes, as ECPay writes most of its answers. */
  static ServerReply literal(Form answer) {
    // Not text/html: the answer repeats what was asked, and no browser shall run that.
    return plain(OK, answer.literal());
  }

  /** JSON, as ECPay writes the few answers that have parts. */
  static ServerReply json(Object answer) {
    return new ServerReply(
        OK, "application/json", UTF_8, JSON.writeValueAsString(answer), null, Duration.ZERO, false);
  }

  /** A statement file. */
  static ServerReply csv(String csv, Charset charset, String charsetName, String fileName) {
    return new ServerReply(
        OK, "text/csv; charset=" + charsetName, charset, csv, fileName, Duration.ZERO, false);
  }

  /** A status with words for people. */
  static ServerReply plain(int status, String words) {
    return new ServerReply(status, PLAIN, UTF_8, words, null, Duration.ZERO, false);
  }

  /** The connection ends and nothing was answered. */
  static ServerReply none() {
    return new ServerReply(OK, PLAIN, UTF_8, "", null, Duration.ZERO, true);
  }

  ServerReply taking(Duration time) {
    return new ServerReply(status, contentType, charset, body, fileName, time, cut);
  }
}
