package tw.jiean.ecpay.sandbox.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * What a shop answered to a notification.
 *
 * @param status the HTTP status; null when no answer came
 * @param text the first part of its body, or why none came
 */
public record Answer(@Nullable Integer status, String text) {

  private static final int OK = 200;
  private static final String EXPECTED = "1|OK";

  /** No answer: the connection was refused or cut, or nothing came in time. */
  public static Answer none(String reason) {
    return new Answer(null, reason);
  }

  /** An answer over HTTP, or one that a shop in the same process would have given so. */
  public static Answer of(int status, String body) {
    return new Answer(status, body);
  }

  /** The same from bytes. What is not UTF-8 becomes something else than the expected text. */
  static Answer of(int status, byte[] body) {
    return new Answer(status, new String(body, UTF_8));
  }

  /** Judged to the byte: no quotes, no line break, no other status than 200 (ECPay page 2878). */
  public boolean acknowledges() {
    return status != null && status == OK && text.equals(EXPECTED);
  }
}
