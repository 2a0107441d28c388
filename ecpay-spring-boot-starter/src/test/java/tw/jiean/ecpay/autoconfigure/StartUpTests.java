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
