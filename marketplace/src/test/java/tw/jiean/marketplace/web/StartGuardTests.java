package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import tw.jiean.ecpay.PublishedTestAccount;
import tw.jiean.ecpay.autoconfigure.EcpayMisconfigured;
import tw.jiean.marketplace.MarketplaceApplication;
import tw.jiean.marketplace.OperatorsEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class StartGuardTests {

  private static final Map<String, String> REAL_SHOP =
      Map.of(
          "ECPAY_ENVIRONMENT", "production",
          "ECPAY_MERCHANT_ID", "3999999",
          "ECPAY_HASH_KEY", "aOwnHashKeyOwn16",
          "ECPAY_HASH_IV", "anOwnHashIvOwn16",
          "JIEAN_PUBLIC_URL", "https://shop.example");

  @Test
  void aRealShopStarts() {
    assertThatCode(() -> guard(REAL_SHOP)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sandbox", "stage"})
  void outsideProductionNoSettingIsNeeded(String environment) {
    assertThatCode(() -> guard(Map.of())).doesNotThrowAnyException();
    assertThatCode(() -> guard(Map.of("ECPAY_ENVIRONMENT", environment)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ECPAY_MERCHANT_ID", "ECPAY_HASH_KEY", "ECPAY_HASH_IV"})
  void productionNeedsEverySecret(String missing) {
    assertRefused(with(missing, ""), missing);
    Map<String, String> without = new HashMap<>(REAL_SHOP);
    without.remove(missing);
    assertRefused(without, missing);
  }

  @ParameterizedTest
  @EnumSource
  void productionRefusesEveryPublishedAccount(PublishedTestAccount account) {
    Map<String, String> settings = new HashMap<>(REAL_SHOP);
    settings.put("ECPAY_MERCHANT_ID", account.merchantId());
    settings.put("ECPAY_HASH_KEY", account.hashKey());
    settings.put("ECPAY_HASH_IV", account.hashIv());
    assertRefused(settings, "test account");
  }

  @ParameterizedTest
  @EnumSource
  void productionRefusesEachPartOfAPublishedAccount(PublishedTestAccount account) {
    assertRefused(with("ECPAY_MERCHANT_ID", account.merchantId()), "test account");
    assertRefused(with("ECPAY_HASH_KEY", account.hashKey()), "test account");
    assertRefused(with("ECPAY_HASH_IV", account.hashIv()), "test account");
  }

  @Test
  void keysThatWereCopiedWithABlankAreRefused() {
    assertRefused(with("ECPAY_HASH_KEY", "aOwnHashKey Own1"), "HashKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://shop.example", "http://localhost:8080"})
  void productionNeedsHttps(String url) {
    assertRefused(with("JIEAN_PUBLIC_URL", url), "https://");
  }

  @Test
  void productionNeedsAPublicUrl() {
    Map<String, String> settings = new HashMap<>(REAL_SHOP);
    settings.remove("JIEAN_PUBLIC_URL");
    assertRefused(settings, "JIEAN_PUBLIC_URL");
  }

  @Test
  void aDataFolderThatCannotBeWrittenToIsRefused(@TempDir Path folder) throws IOException {
    assertThatCode(() -> guard(with("JIEAN_DATA_DIR", folder.resolve("new/one").toString())))
        .doesNotThrowAnyException();
    assertThat(folder).isEmptyDirectory();

    String inAFile = Files.createFile(folder.resolve("file")).resolve("data").toString();
    assertRefused(with("JIEAN_DATA_DIR", inAFile), "JIEAN_DATA_DIR");
  }

  @Test
  void productionRefusesDemoData(@TempDir Path classes) throws IOException {
    assertRefused(with("JIEAN_DEMO", "true"), "demo data");
    assertThatThrownBy(() -> guard(with("JIEAN_DEMO", "true"), demoClasses(classes)))
        .hasMessageContaining("demo data");
  }

  @ParameterizedTest
  @MethodSource("environments")
  void aProgramWithoutDemoDataRefusesToShowIt(String environment) {
    assertThatThrownBy(() -> guard(Map.of("ECPAY_ENVIRONMENT", environment, "JIEAN_DEMO", "true")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("bin/run");
  }

  @Test
  void theDemoMayShowItsData(@TempDir Path classes) {
    assertThatCode(() -> guard(Map.of("JIEAN_DEMO", "true"), demoClasses(classes)))
        .doesNotThrowAnyException();
  }

  @Test
  void theApplicationSaysWhyInOneSentenceAndTouchesNothing(CapturedOutput output) {
    assertThatThrownBy(() ->
            SpringApplication.run(MarketplaceApplication.class, "--ecpay.environment=production"))
        .isInstanceOf(EcpayMisconfigured.class);
    assertThat(output).contains("ECPAY_ENVIRONMENT=production needs ECPAY_MERCHANT_ID.");
    assertThat(output.toString()).doesNotContain("\tat ", "Hikari", "Flyway");
  }

  private static Stream<String> environments() {
    return Stream.of("sandbox", "stage");
  }

  private static void assertRefused(Map<String, String> variables, String reason) {
    assertThatThrownBy(() -> guard(variables))
        .isInstanceOfAny(StartRefused.class, EcpayMisconfigured.class)
        .hasMessageContaining(reason)
        .hasMessageEndingWith(".");
  }

  private static Map<String, String> with(String variable, String value) {
    Map<String, String> settings = new HashMap<>(REAL_SHOP);
    settings.put(variable, value);
    return settings;
  }

  private static void guard(Map<String, String> variables) {
    guard(variables, StartGuardTests.class.getClassLoader());
  }

  private static void guard(Map<String, String> variables, ClassLoader classLoader) {
    try (var context = new GenericApplicationContext()) {
      context.setClassLoader(classLoader);
      context.setEnvironment(OperatorsEnvironment.of(variables));
      new StartGuard().initialize(context);
    }
  }

  private static ClassLoader demoClasses(Path classes) throws IOException {
    Path mark = classes.resolve("META-INF/jiean/demo");
    Files.createDirectories(mark.getParent());
    Files.writeString(mark, "");
    return new URLClassLoader(
        List.of(classes.toUri().toURL()).toArray(URL[]::new),
        StartGuardTests.class.getClassLoader());
  }
}
