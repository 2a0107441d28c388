package tw.jiean.ecpay.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.function.BiFunction;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.notification.NotificationParser;

/** Whatever is posted becomes a message or {@link NotificationRefused}, and nothing else. */
class NotificationFuzzTests {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final NotificationParser parser = new NotificationParser(Merchant.CONFIG);

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsReadOrRefused(byte[] body) {
    readOrRefused(parser::parse, body);
    readOrRefused(parser::parsePeriodic, body);
  }

  /** Gets past the signature, which a fuzzer never guesses. */
  @FuzzTest(maxDuration = "10m")
  void anythingRightlySignedIsReadOrRefused(byte[] lines) {
    FormFields signed = Merchant.CONFIG.sign(Merchant.fields(new String(lines, UTF_8)));
    byte[] body = signed.encode().getBytes(UTF_8);
    readOrRefused(parser::parse, body);
    readOrRefused(parser::parsePeriodic, body);
  }

  @FuzzTest(maxDuration = "10m")
  void anyContentTypeIsReadOrRefused(byte[] contentType) {
    byte[] body = {};
    readOrRefused((type, none) -> parser.parse(new String(contentType, UTF_8), none), body);
  }

  private static void readOrRefused(BiFunction<String, byte[], Object> read, byte[] body) {
    try {
      assertThat(read.apply(FORM, body).toString()).isNotEmpty();
    } catch (NotificationRefused refusal) {
      assertThat(refusal.getMessage()).contains(refusal.reason().word());
    }
  }
}
