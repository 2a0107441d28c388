package tw.jiean.ecpay.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.ClassUtils;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.HashKeys;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.PublishedTestAccount;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.HttpTransport;
import tw.jiean.ecpay.transport.JdkHttpTransport;

class EcpayAutoConfigurationTests {

  private static final Map<String, String> OWN =
      Map.of(
          "ECPAY_ENVIRONMENT", "production",
          "ECPAY_MERCHANT_ID", "1234567",
          "ECPAY_HASH_KEY", "ownHashKey123456",
          "ECPAY_HASH_IV", "ownHashIv1234567");

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(EcpayAutoConfiguration.class, EcpayWebAutoConfiguration.class));

  @Test
  void withoutSettingsItIsThePublishedMerchantAtTheSandbox() {
    context.run(started -> {
      assertThat(started.getBean(EcpayConfig.class))
          .isEqualTo(
              new EcpayConfig(
                  new MerchantId("3002607"),
                  PublishedTestAccount.MERCHANT.hashKey(),
                  PublishedTestAccount.MERCHANT.hashIv(),
                  EcpayEnvironment.at("http://localhost:8090")));
      assertThat(started.getBean(EcpayProperties.class).realMoney()).isFalse();
      assertThat(started).hasSingleBean(EcpayClient.class);
      assertThat(started).getBean(HttpTransport.class).isInstanceOf(JdkHttpTransport.class);
    });
  }

  @Test
  void blankSettingsAreNoSettings() {
    withVariables(Map.of("ECPAY_MERCHANT_ID", "", "ECPAY_HASH_KEY", " ", "ECPAY_HASH_IV", ""))
        .run(started ->
            assertThat(started.getBean(EcpayConfig.class).merchantId()).hasToString("3002607"));
  }

  @Test
  void theSandboxMayBeElsewhere() {
    withVariables(Map.of("ECPAY_SANDBOX_URL", "http://127.0.0.1:9999"))
        .run(started ->
            assertThat(started.getBean(EcpayConfig.class).environment())
                .isEqualTo(EcpayEnvironment.at("http://127.0.0.1:9999")));
  }

  @Test
  void stageIsEcpaysOwnWithAnyMerchant() {
    withVariables(with("ECPAY_ENVIRONMENT", "stage"))
        .run(started -> {
          EcpayConfig config = started.getBean(EcpayConfig.class);
          assertThat(config.environment()).isEqualTo(EcpayEnvironment.STAGE);
          assertThat(config.merchantId()).hasToString("1234567");
          assertThat(started.getBean(EcpayProperties.class).realMoney()).isFalse();
        });
  }

  @Test
  void productionTakesTheMerchantsOwnKeys() {
    withVariables(OWN)
        .run(started -> {
          EcpayConfig config = started.getBean(EcpayConfig.class);
          assertThat(config.environment()).isEqualTo(EcpayEnvironment.PRODUCTION);
          assertThat(config.keys().hashKey()).isEqualTo("ownHashKey123456");
          assertThat(config.keys().hashIv()).isEqualTo("ownHashIv1234567");
          assertThat(started.getBean(EcpayProperties.class).realMoney()).isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ECPAY_MERCHANT_ID", "ECPAY_HASH_KEY", "ECPAY_HASH_IV"})
  void productionRefusesAMissingSecretInOneSentence(String variable) {
    Map<String, String> incomplete = new HashMap<>(OWN);
    incomplete.remove(variable);

    assertRefused(incomplete, "ECPAY_ENVIRONMENT=production needs " + variable + ".");
    assertRefused(with(variable, " "), "ECPAY_ENVIRONMENT=production needs " + variable + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "ECPAY_MERCHANT_ID, 3002607",
    "ECPAY_HASH_KEY, pwFHCqoQZGmho4w6",
    "ECPAY_HASH_IV, EkRm7iFT261dpevs",
    "ECPAY_MERCHANT_ID, 2000132",
    "ECPAY_HASH_KEY, spPjZn66i0OhqJsQ"
  })
  void productionRefusesWhateverEcpayPublishesInOneSentence(String variable, String published) {
    assertRefused(
        with(variable, published),
        "ECPAY_ENVIRONMENT=production cannot use a test account that ECPay publishes, because"
            + " everybody knows its keys: set ECPAY_MERCHANT_ID, ECPAY_HASH_KEY and ECPAY_HASH_IV"
            + " to your own.");
  }

  @Test
  void aSecondPairOfKeysIsBelievedAsWell() {
    Map<String, String> settings = with("ECPAY_OTHER_HASH_KEY", "nextHashKey12345");
    settings.put("ECPAY_OTHER_HASH_IV", "nextHashIv123456");

    withVariables(settings)
        .run(started -> {
          EcpayConfig config = started.getBean(EcpayConfig.class);
          assertThat(config.keys().hashKey()).isEqualTo("ownHashKey123456");
          assertThat(config.otherKeys())
              .isEqualTo(new HashKeys("nextHashKey12345", "nextHashIv123456"));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ECPAY_OTHER_HASH_KEY", "ECPAY_OTHER_HASH_IV"})
  void halfOfASecondPairIsRefusedInOneSentence(String variable) {
    assertRefused(
        with(variable, "nextHashHalf1234"),
        "ECPAY_OTHER_HASH_KEY and ECPAY_OTHER_HASH_IV belong together: set both or none.");
  }

  @Test
  void productionRefusesAPublishedSecondPairOrPlatform() {
    Map<String, String> published =
        with("ECPAY_OTHER_HASH_KEY", PublishedTestAccount.MERCHANT.hashKey());
    published.put("ECPAY_OTHER_HASH_IV", PublishedTestAccount.MERCHANT.hashIv());

    for (Map<String, String> settings :
        List.of(
            published,
            with("ECPAY_PLATFORM_ID", "3002599"),
            with("ECPAY_PLATFORM_ID", "2000132"))) {
      withVariables(settings)
          .run(failed ->
              assertThat(failed)
                  .getFailure()
                  .rootCause()
                  .isInstanceOf(EcpayMisconfigured.class)
                  .hasMessageContaining("a test account that ECPay publishes"));
    }
  }

  @Test
  void aSellerOnAPlatformIsOne() {
    withVariables(with("ECPAY_PLATFORM_ID", "7654321"))
        .run(started ->
            assertThat(started.getBean(EcpayConfig.class).platformId())
                .isEqualTo(new MerchantId("7654321")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecpay.connect-timeout=0s",
        "ecpay.call-timeout=-1s",
        "ecpay.download-timeout=0s",
        "ecpay.budget.interval=-1s",
        "ecpay.budget.at-once=0"
      })
  void aLimitThatCouldNeverBeKeptIsRefusedByItsName(String setting) {
    context
        .withPropertyValues(setting)
        .run(failed ->
            assertThat(failed)
                .getFailure()
                .rootCause()
                .isInstanceOf(EcpayMisconfigured.class)
                .hasMessageStartingWith(setting.substring(0, setting.indexOf('=')) + " "));
  }

  @Test
  void theBudgetIsTheOneOfTheSettings() {
    context
        .withPropertyValues("ecpay.budget.at-once=2", "ecpay.budget.interval=1h")
        .run(started -> {
          CallBudget budget = started.getBean(CallBudget.class);
          budget.take("first");
          budget.take("second");
          assertThatExceptionOfType(AskedTooOften.class).isThrownBy(() -> budget.take("third"));
        });
  }

  @Test
  void anAnswerThatDoesNotComeIsGivenUpAfterTheTimeOfTheSettings() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      context
          .withPropertyValues(
              "ecpay.sandbox-url=http://127.0.0.1:" + mute.getLocalPort(),
              "ecpay.call-timeout=50ms")
          .run(started ->
              assertThatExceptionOfType(EcpayUnreachable.class)
                  .isThrownBy(() ->
                      started.getBean(EcpayClient.class).trades().ask(new MerchantTradeNo("JN1")))
                  .withMessageContaining("TimeoutException"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ECPAY_HASH_KEY ECPAY_HASH_IV, ECPAY_MERCHANT_ID",
    "ECPAY_MERCHANT_ID ECPAY_HASH_IV, ECPAY_HASH_KEY",
    "ECPAY_MERCHANT_ID ECPAY_HASH_KEY, ECPAY_HASH_IV",
    "ECPAY_MERCHANT_ID, ECPAY_HASH_KEY and ECPAY_HASH_IV",
    "ECPAY_HASH_KEY, ECPAY_MERCHANT_ID and ECPAY_HASH_IV"
  })
  void someOfTheAccountIsRefusedInOneSentenceThatNamesTheRest(String set, String missing) {
    for (String environment : List.of("sandbox", "stage")) {
      Map<String, String> settings = new HashMap<>(OWN);
      settings.put("ECPAY_ENVIRONMENT", environment);
      settings
          .keySet()
          .removeIf(variable ->
              !variable.equals("ECPAY_ENVIRONMENT") && !List.of(set.split(" ")).contains(variable));

      assertRefused(
          settings,
          "Set " + missing + " too: merchant, key and IV belong together, all three or none.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ECPAY_MERCHANT_ID, 12345-67",
    "ECPAY_HASH_KEY, 'own HashKey12345'",
    "ECPAY_HASH_IV, ownHashIv123456７"
  })
  void aMistypedAccountIsRefusedInOneSentenceWithoutTheSecret(String variable, String mistyped) {
    for (String environment : List.of("sandbox", "stage", "production")) {
      Map<String, String> settings = with(variable, mistyped);
      settings.put("ECPAY_ENVIRONMENT", environment);
      withVariables(settings)
          .run(failed ->
              assertThat(failed)
                  .getFailure()
                  .rootCause()
                  .satisfies(cause ->
                      assertThat(cause.getMessage())
                          .contains(variable)
                          .contains(" is wrong: ")
                          .endsWith(".")
                          .doesNotContain("ownHash", "own Hash")));
    }
  }

  @Test
  void aMistypedPlatformOrSecondPairIsRefusedByItsName() {
    Map<String, String> second = with("ECPAY_OTHER_HASH_KEY", "next HashKey12345");
    second.put("ECPAY_OTHER_HASH_IV", "nextHashIv123456");

    assertRefused(
        second,
        "ECPAY_OTHER_HASH_KEY or ECPAY_OTHER_HASH_IV is wrong: HashKey holds a space, a line break"
            + " or a letter beyond ASCII, which no key does.");
    assertRefused(
        with("ECPAY_PLATFORM_ID", "x"),
        "ECPAY_PLATFORM_ID is wrong: MerchantID is 1 to 10 digits (ECPay page 2862), but has another"
            + " character among its 1.");
    assertRefused(
        with("ECPAY_HASH_IV", "ownHashIv1234567 "),
        "ECPAY_HASH_KEY or ECPAY_HASH_IV is wrong: HashIV has white space at its beginning or end:"
            + " copy it without.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8090/Cashier", "localhost:8090", "ftp://localhost"})
  void whatIsNoAddressOfASandboxIsRefusedByItsName(String address) {
    assertRefused(
        Map.of("ECPAY_SANDBOX_URL", address),
        "ECPAY_SANDBOX_URL is wrong: An ECPay address is http or https and a host, with a port if"
            + " need be and nothing behind, not "
            + address
            + ".");
  }

  @Test
  void theRealEcpayIsNoSandbox() {
    withVariables(Map.of("ECPAY_SANDBOX_URL", "https://payment.ecpay.com.tw:443"))
        .run(failed ->
            assertThat(failed).getFailure().hasRootCauseInstanceOf(EcpayMisconfigured.class));
  }

  @Test
  void anEnvironmentThatDoesNotExistIsRefused() {
    withVariables(Map.of("ECPAY_ENVIRONMENT", "test"))
        .run(failed -> assertThat(failed).hasFailed());
  }

  @Test
  void theApplicationsOwnConfigurationComesFirst() {
    var own =
        new EcpayConfig(
            new MerchantId("7654321"), "k", "i", EcpayEnvironment.at("http://localhost:1"));

    context
        .withBean(EcpayConfig.class, () -> own)
        .run(started -> assertThat(started.getBean(EcpayConfig.class)).isSameAs(own));
  }

  @Test
  void theApplicationsOwnTransportAndClockAreUsed() {
    Recorded transport = new Recorded();

    context
        .withBean(HttpTransport.class, () -> transport)
        .withBean(Clock.class, () -> Clock.fixed(Instant.ofEpochSecond(1234), ZoneOffset.UTC))
        .run(started -> {
          assertThat(started.getBean(HttpTransport.class)).isSameAs(transport);
          var trades = started.getBean(EcpayClient.class).trades();
          assertThat(catchThrowable(() -> trades.ask(new MerchantTradeNo("JN1"))))
              .isInstanceOf(RejectedByEcpay.class);
          assertThat(transport.asked).contains("TimeStamp=1234&");
          assertThat(transport.where).isEqualTo("http://localhost:8090/Cashier/QueryTradeInfo/V5");
        });
  }

  @Test
  void amongSeveralClocksThatOfTheSystemIsUsedUnlessOneIsPrimary() {
    Clock fixed = Clock.fixed(Instant.ofEpochSecond(1234), ZoneOffset.UTC);

    for (boolean primary : List.of(false, true)) {
      context
          .withBean(HttpTransport.class, Recorded::new)
          .withBean("zoned", Clock.class, Clock::systemUTC)
          .withBean("fixed", Clock.class, () -> fixed, bean -> bean.setPrimary(primary))
          .run(started -> {
            var trades = started.getBean(EcpayClient.class).trades();
            assertThat(catchThrowable(() -> trades.ask(new MerchantTradeNo("JN1"))))
                .isInstanceOf(RejectedByEcpay.class);
            String asked = started.getBean(Recorded.class).asked;
            assertThat(asked.contains("TimeStamp=1234&")).isEqualTo(primary);
          });
    }
  }

  @Test
  void everyBeanStepsBackForTheApplicationsOwn() {
    List<Method> beans =
        ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())
            .getCandidates()
            .stream()
            .filter(name -> name.startsWith("tw.jiean.ecpay."))
            .map(name -> ClassUtils.resolveClassName(name, getClass().getClassLoader()))
            .flatMap(configuration -> Stream.of(configuration.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Bean.class))
            // Static are those that only tell the container how to make the others.
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .toList();

    assertThat(beans).hasSizeGreaterThan(8);
    assertThat(beans)
        .allMatch(method -> method.isAnnotationPresent(ConditionalOnMissingBean.class));
  }

  @Test
  void theApplicationsOwnClientComesFirst() {
    var own =
        EcpayClient.of(
            new EcpayConfig(
                new MerchantId("7654321"), "k", "i", EcpayEnvironment.at("http://localhost:1")));

    context
        .withBean(EcpayClient.class, () -> own)
        .run(started -> assertThat(started.getBean(EcpayClient.class)).isSameAs(own));
  }

  @Test
  void withoutAWebApplicationThereIsNothingOfTheWeb() {
    context.run(started -> assertThat(started).doesNotHaveBean(NotificationRequests.class));
  }

  @Test
  void settingsHideTheKeys() {
    withVariables(OWN)
        .run(started ->
            assertThat(started.getBean(EcpayProperties.class))
                .hasToString("EcpayProperties[environment=PRODUCTION, keys hidden]"));
  }

  /** Remembers the last question. */
  private static final class Recorded implements HttpTransport {

    private String asked = "";
    private String where = "";

    @Override
    public Reply post(URI uri, String form) {
      asked = form;
      where = uri.toString();
      return new Reply(403, "", Optional.empty());
    }

    @Override
    public Reply download(URI uri, String form, Path file) {
      throw new AssertionError("A question is no download");
    }
  }

  private void assertRefused(Map<String, String> settings, String sentence) {
    withVariables(settings)
        .run(failed ->
            assertThat(failed)
                .getFailure()
                .rootCause()
                .isInstanceOf(EcpayMisconfigured.class)
                .hasMessage(sentence));
  }

  private static Map<String, String> with(String variable, String value) {
    Map<String, String> settings = new HashMap<>(OWN);
    settings.put(variable, value);
    return settings;
  }

  private ApplicationContextRunner withVariables(Map<String, String> variables) {
    return context.withInitializer(starting ->
        starting
            .getEnvironment()
            .getPropertySources()
            .replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new HashMap<>(variables))));
  }
}
