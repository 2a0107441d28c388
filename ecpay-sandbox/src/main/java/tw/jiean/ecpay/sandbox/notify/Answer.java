package tw.jiean.ecpay.sandbox.notify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a shop answered to a notification.
 *
 * @param status null when no answer came
 * @param acknowledges whether it was {@code 1|OK}
 * @param text the first part of its body, or why none came
 */
record Answer(@Nullable Integer status, boolean acknowledges, String text) {

  private static final byte[] EXPECTED = "1|OK".getBytes(US_ASCII);

  static Answer none(String reason) {
    return new Answer(null, false, reason);
  }

  /** Judged to the byte: no quotes, no line break, no other status than 200 (ECPay page 2878). */
  static Answer of(int status, byte[] body) {
    return new Answer(
        status, status == 200 && Arrays.equals(body, EXPECTED), new String(body, UTF_8));
  }
}
