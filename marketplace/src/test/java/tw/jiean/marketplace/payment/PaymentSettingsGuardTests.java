package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import tw.jiean.marketplace.MarketplaceApplication;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.web.StartRefused;

@ExtendWith(OutputCaptureExtension.class)
class PaymentSettingsGuardTests {

  private static final String METHODS = "jiean.payment.methods.";

  @Test
  void theDefaultsStart() {
    assertThatCode(() -> guard("")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void theDefaultsOfEachMethodLieWithinWhatEcpayTakes(PaymentMethod method) throws IOException {
    PaymentSettings.Method settings = defaults().of(method);

    assertThat(settings.contractLimits()).isFalse();
    assertThat(settings.least()).isGreaterThanOrEqualTo(MethodLimits.of(method).least());
    assertThat(settings.most()).isLessThanOrEqualTo(MethodLimits.of(method).most());
    assertThat(settings.codeLifetime() != null).isEqualTo(CodeTime.of(method).isPresent());
  }

  /** Settings, then the field that is named, the rule and what to do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          linepay.enabled=true | linepay.choose-payment is missing while enabled is on | set the value that ECPay names
          linepay.choose-payment=Line Pay | linepay.choose-payment is a word of 1 to 20 letters | copy it from ECPay's page
          ipass.choose-sub-payment=iPASS! | ipass.choose-sub-payment is a word of 1 to 20 letters | copy it
          cvs.minimum=0 | cvs.minimum is 1 or more, not 0 | set whole NT$
          cvs.maximum=32 | cvs.maximum is not below the minimum, NT$33: 32 was set | change one of them
          linepay.maximum=2147483648 | linepay.maximum is at most 2147483647 | set less
          credit_card.maximum=200000 | credit_card.maximum is NT$200,000, more than ECPay takes (NT$5 to NT$199,999) | contract-limits=true
          atm.maximum=50000 | atm.maximum is NT$50,000, more than ECPay takes (NT$11 to NT$49,999) | stay within
          webatm.maximum=50000 | webatm.maximum is NT$50,000, more | stay within
          cvs.maximum=6001 | cvs.maximum is NT$6,001, more | stay within
          cvs.minimum=32 | cvs.minimum is NT$32, less than ECPay takes (NT$33 to NT$6,000) | stay within
          barcode.maximum=20001 | barcode.maximum is NT$20,001, more | stay within
          applepay.minimum=4 | applepay.minimum is NT$4, less | stay within
          twqr.maximum=50000 | twqr.maximum is NT$50,000, more | stay within
          bnpl.minimum=2999 | bnpl.minimum is NT$2,999, less | stay within
          weixin.maximum=500001 | weixin.maximum is NT$500,001, more | stay within
          atm.code-lifetime=61d | atm.code-lifetime is 1 to 60 whole days at ECPay, not PT1464H | set a time within
          atm.code-lifetime=36h | atm.code-lifetime is 1 to 60 whole days | set a time within
          atm.code-lifetime=0d | atm.code-lifetime is 1 to 60 whole days | set a time within
          cvs.code-lifetime=43201m | cvs.code-lifetime is 1 to 43200 whole minutes | set a time within
          cvs.code-lifetime=90s | cvs.code-lifetime is 1 to 43200 whole minutes | set a time within
          barcode.code-lifetime=31d | barcode.code-lifetime is 1 to 30 whole days | set a time within
          webatm.code-lifetime=3d | webatm.code-lifetime is for atm, cvs and barcode | leave it out
          twqr.code-lifetime-choices=3d | twqr.code-lifetime-choices is for atm, cvs and barcode | leave it out
          atm.code-lifetime-choices=3d,61d | atm.code-lifetime-choices is 1 to 60 whole days | set a time within
          atm.code-lifetime-choices=1d,7d | atm.code-lifetime-choices has code-lifetime among its values | add it
          cvs.code-lifetime-choices=7d | cvs.code-lifetime-choices is for atm alone | leave it out
          atm.margin=-1d | atm.margin is not negative | set how late
          atm.instalments.plans=3@1000 | atm.instalments is for credit_card alone | leave it out
          credit_card.instalments.plans= | credit_card.instalments.plans is empty while instalments are on | instalments.enabled=false
          credit_card.instalments.plans=4@1000 | credit_card.instalments.plans holds plan@price with a plan of 3, 5, 6 | write it as 3@1000
          credit_card.instalments.plans=3 | credit_card.instalments.plans holds plan@price | write it as 3@1000
          credit_card.instalments.plans=3@1.000 | credit_card.instalments.plans holds plan@price | write it as 3@1000
          credit_card.instalments.plans=3@1000,3@2000 | credit_card.instalments.plans names 3 twice | keep one
          credit_card.instalments.plans=12@11 | credit_card.instalments.plans offers 12 from NT$11, but that plan takes NT$12 | raise its price
          credit_card.instalments.plans=30N@19999 | credit_card.instalments.plans offers 30N from NT$19,999, but that plan takes NT$20,000 | raise its price
          credit_card.instalments.plans=24@200000 | credit_card.instalments.plans offers 24 from NT$200,000, which is above the maximum | leave the plan out
          cvs.fee.rate=100 | cvs.fee.rate is percent from 0 to below 100, not 100 | 2.75 is 2.75 %
          cvs.fee.rate=-1 | cvs.fee.rate is percent from 0 | 2.75 is 2.75 %
          credit_card.fee.other-rates=3.6,100 | credit_card.fee.other-rates is percent from 0 to below 100, not 100 | 2.75 is 2.75 %
          cvs.fee.decimals=4 | cvs.fee.decimals is 0 to 3, not 4 | 0 for stores
          cvs.fee.minimum=-1 | cvs.fee.minimum is NT$0 to NT$1,000, not -1 | as your contract has it
          cvs.fee.fixed=1001 | cvs.fee.fixed is NT$0 to NT$1,000, not 1001 | as your contract has it
          """)
  void aWrongValueIsRefusedWithFieldRuleAndWhatToDo(String setting, String rule, String advice) {
    assertThatThrownBy(() -> guard(setting))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(METHODS + rule)
        .hasMessageContaining(advice)
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cvs.maximum=20000 cvs.contract-limits=true",
        "credit_card.maximum=500000 credit_card.contract-limits=true",
        "linepay.enabled=true linepay.choose-payment=LinePay linepay.maximum=300000",
        "atm.code-lifetime=60d atm.code-lifetime-choices=60d",
        "atm.code-lifetime-choices=",
        "cvs.code-lifetime=43200m",
        "cvs.code-lifetime=1m",
        "barcode.code-lifetime=30d",
        "credit_card.instalments.enabled=false credit_card.instalments.plans=",
        "credit_card.instalments.plans=3@3,5@5,8@8,9@9,10@10,12@12,18@18,24@24,30N@20000"
      })
  void theEdgesOfTheRulesAreAllowed(String settings) {
    assertThatCode(() -> guard(settings)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cvs.maximun=5000",
        "cvs.code-life=3d",
        "credit_card.instalments.plan=3@1000",
        "atm.fee.percent=1"
      })
  void aNameThatIsNoneIsRefused(String setting) {
    assertThatThrownBy(() -> guard(setting))
        .hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
        .rootCause()
        .hasMessageContaining(
            METHODS + setting.substring(0, setting.indexOf('=')).replace("_", ""));
  }

  @Test
  void whatIsMissingAltogetherIsRefusedToo() throws IOException {
    PaymentSettings.Method cvs = defaults().of(PaymentMethod.CVS);

    assertThatThrownBy(() -> MethodCheck.of(PaymentMethod.ATM, null))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(METHODS + "atm is missing: set its minimum and maximum");
    assertThatThrownBy(() ->
            MethodCheck.of(
                PaymentMethod.CVS,
                new PaymentSettings.Method(
                    cvs.enabled(),
                    cvs.minimum(),
                    cvs.maximum(),
                    cvs.contractLimits(),
                    cvs.choosePayment(),
                    cvs.chooseSubPayment(),
                    null,
                    cvs.codeLifetimeChoices(),
                    cvs.margin(),
                    cvs.instalments(),
                    cvs.settled(),
                    cvs.fee())))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(
            METHODS + "cvs.code-lifetime is missing: set 1 to 43200 whole minutes");
  }

  @Test
  void theApplicationSaysWhyInOneSentenceAndTouchesNothing(CapturedOutput output) {
    assertThatThrownBy(() ->
            SpringApplication.run(
                MarketplaceApplication.class, "--jiean.payment.methods.cvs.maximum=6001"))
        .isInstanceOf(StartRefused.class);
    assertThat(output).contains("cvs.maximum is NT$6,001, more than ECPay takes");
    assertThat(output.toString()).doesNotContain("\tat ", "Hikari", "Flyway");
  }

  @Test
  void aMethodThatIsNoneIsRefused() {
    assertThatThrownBy(() -> guard("paypal.enabled=true"))
        .rootCause()
        .hasMessageContaining("paypal");
  }

  @Test
  void aListOfPlansReplacesTheDefaults() throws IOException {
    PaymentSettings settings = settings("credit_card.instalments.plans=6@500");

    assertThat(settings.of(PaymentMethod.CREDIT_CARD).instalments().prices())
        .containsExactly(Map.entry(Instalments.SIX, Money.of(500)));
  }

  @Test
  void timesToPayAreShownShortestFirst() throws IOException {
    assertThat(settings("atm.code-lifetime-choices=7d,1d,3d,7d").of(PaymentMethod.ATM))
        .extracting(PaymentSettings.Method::codeLifetimeChoices)
        .isEqualTo(List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)));
  }

  @Test
  void environmentVariablesNameAMethodWithoutItsUnderscore() throws IOException {
    StandardEnvironment environment = environment(Map.of());
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("JIEAN_PAYMENT_METHODS_CREDITCARD_MAXIMUM", "150000")));
    ConfigurationPropertySources.attach(environment);

    guard(environment);
    assertThat(settings(environment).of(PaymentMethod.CREDIT_CARD))
        .extracting(PaymentSettings.Method::maximum, PaymentSettings.Method::choosePayment)
        .containsExactly(150_000L, "Credit");
  }

  static PaymentSettings defaults() throws IOException {
    return settings("");
  }

  private static PaymentSettings settings(String settings) throws IOException {
    return settings(environment(named(settings)));
  }

  private static PaymentSettings settings(StandardEnvironment environment) {
    return Binder.get(environment).bind("jiean.payment", PaymentSettings.class).get();
  }

  private static void guard(String settings) throws IOException {
    guard(environment(named(settings)));
  }

  private static void guard(StandardEnvironment environment) {
    try (var context = new GenericApplicationContext()) {
      context.setEnvironment(environment);
      new PaymentSettingsGuard().initialize(context);
    }
  }

  private static Map<String, Object> named(String settings) {
    return Arrays.stream(settings.split(" (?=[a-z_]+\\.)", -1))
        .filter(setting -> !setting.isEmpty())
        .map(setting -> setting.split("=", 2))
        .collect(Collectors.toMap(parts -> METHODS + parts[0], parts -> parts[1]));
  }

  /** The application's own defaults, and what an operator set above them. */
  private static StandardEnvironment environment(Map<String, Object> settings) throws IOException {
    var environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.forEach(source -> sources.remove(source.getName()));
    sources.addFirst(new MapPropertySource("operator", settings));
    new YamlPropertySourceLoader()
        .load("defaults", new ClassPathResource("application.yml"))
        .forEach(sources::addLast);
    ConfigurationPropertySources.attach(environment);
    return environment;
  }
}
