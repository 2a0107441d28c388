package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import tw.jiean.marketplace.OperatorsEnvironment;
import tw.jiean.marketplace.web.StartRefused;

@ExtendWith(OutputCaptureExtension.class)
class MailGuardTests {

  private static final Map<String, String> REAL_SHOP =
      Map.of(
          "ECPAY_ENVIRONMENT", "production",
          "ECPAY_MERCHANT_ID", "3999999",
          "ECPAY_HASH_KEY", "aOwnHashKeyOwn16",
          "ECPAY_HASH_IV", "anOwnHashIvOwn16",
          "SPRING_MAIL_HOST", "mail.shop.example",
          "JIEAN_MAIL_FROM", "接案 <hello@shop.example>");

  @Test
  void aRealShopWithAMailServerStarts() {
    assertThatCode(() -> guard(REAL_SHOP)).doesNotThrowAnyException();
  }

  @Test
  void outsideProductionNoMailServerIsNeeded() {
    assertThatCode(() -> guard(Map.of())).doesNotThrowAnyException();
    assertThatCode(() -> guard(Map.of("ECPAY_ENVIRONMENT", "stage"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SPRING_MAIL_HOST", "JIEAN_MAIL_FROM"})
  void aRealShopStartsWithoutMailsAndSaysSo(String missing, CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(REAL_SHOP);
    settings.remove(missing);
    assertThatCode(() -> guard(settings)).doesNotThrowAnyException();
    assertThat(output).contains("Real money moves, but " + missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "hello@", "a b <c", "x@y.example\r\nBcc: z@y.example"})
  void aSenderThatIsNoneIsRefusedEverywhere(String from) {
    assertRefused(Map.of("JIEAN_MAIL_FROM", from), "JIEAN_MAIL_FROM");
  }

  private static void assertRefused(Map<String, String> settings, String reason) {
    assertThatThrownBy(() -> guard(settings))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(reason)
        .hasMessageEndingWith(".");
  }

  private static void guard(Map<String, String> variables) {
    try (var context = new GenericApplicationContext()) {
      context.setEnvironment(OperatorsEnvironment.of(variables));
      new MailGuard().initialize(context);
    }
  }
}
