package tw.jiean.ecpay.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** What an operator reads when an application starts, or does not. */
@ExtendWith(OutputCaptureExtension.class)
class StartUpTests {

  private static final String KEY = "ownHashKey123456";
  private static final String IV = "ownHashIv1234567";

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  @Test
  void tellsMerchantAndEnvironmentAndNoKey(CapturedOutput output) {
    start("--ecpay.environment=stage", "--ecpay.hash-iv=" + IV, "--debug");

    assertThat(output)
        .contains(
            "ECPay merchant 1234567 at https://payment-stage.ecpay.com.tw, no real money moves")
        .doesNotContain(KEY, IV);
  }

  @Test
  void saysWhenRealMoneyMoves(CapturedOutput output) {
    start("--ecpay.environment=production", "--ecpay.hash-iv=" + IV);

    assertThat(output)
        .contains("ECPay merchant 1234567 at https://payment.ecpay.com.tw, REAL MONEY moves");
  }

  @Test
  void failsInOneSentenceWithoutStackTraceOrKey(CapturedOutput output) {
    assertThatThrownBy(() -> start("--ecpay.environment=production"))
        .hasRootCauseInstanceOf(EcpayMisconfigured.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("ECPAY_ENVIRONMENT=production needs ECPAY_HASH_IV.")
        .doesNotContain("\tat tw.jiean")
        .doesNotContain(KEY);
  }

  @Test
  void tellsOfALimitInItsSentenceAndNotOfTheBinding(CapturedOutput output) {
    assertThatThrownBy(() -> start("--ecpay.hash-iv=" + IV, "--ecpay.call-timeout=0s"))
        .hasRootCauseInstanceOf(EcpayMisconfigured.class);

    assertThat(output)
        .contains("ecpay.call-timeout must be longer than nothing.")
        .doesNotContain("Failed to bind", "EcpayMisconfigured");
  }

  @Test
  void wrongSettingsKeepItFromStartingAlsoWhenBeansAreMadeLate() {
    assertThatThrownBy(
            () -> start("--ecpay.environment=production", "--spring.main.lazy-initialization=true"))
        .hasRootCauseInstanceOf(EcpayMisconfigured.class);
  }

  @Test
  void warnsOfKeysThatLookMiscopiedWithoutShowingThem(CapturedOutput output) {
    start(
        "--ecpay.hash-iv=ownHashIv123",
        "--ecpay.other-hash-key=" + IV,
        "--ecpay.other-hash-iv=" + IV);

    assertThat(output)
        .contains("WARN")
        .contains(
            "ECPAY_HASH_KEY and ECPAY_HASH_IV: HashIV has 12 characters, and all that ECPay has"
                + " published have 16. Were they copied as they are?")
        .contains("ECPAY_OTHER_HASH_KEY and ECPAY_OTHER_HASH_IV: HashKey and HashIV are the same.")
        .doesNotContain("ownHash");
  }

  @Test
  void keysThatLookRightAreNotDoubted(CapturedOutput output) {
    start("--ecpay.hash-iv=" + IV);

    assertThat(output).doesNotContain("WARN");
  }

  private static void start(String... settings) {
    String[] arguments = new String[settings.length + 2];
    arguments[0] = "--ecpay.merchant-id=1234567";
    arguments[1] = "--ecpay.hash-key=" + KEY;
    System.arraycopy(settings, 0, arguments, 2, settings.length);
    var application = new SpringApplication(Application.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.run(arguments).close();
  }
}
