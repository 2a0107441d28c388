package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tw.jiean.ecpay.autoconfigure.EcpayMisconfigured;
import tw.jiean.marketplace.EmbeddedDatabase;
import tw.jiean.marketplace.MarketplaceApplication;
import tw.jiean.marketplace.Proof;

/** S6: with a number or key that ECPay publishes for tests, production does not start. */
@ExtendWith({Proof.class, OutputCaptureExtension.class})
class PublishedKeysIT {

  @ParameterizedTest
  @CsvSource({
    "the sandbox's number,        ecpay.merchant-id=3002607",
    "the sandbox's HashKey,       ecpay.hash-key=pwFHCqoQZGmho4w6",
    "the sandbox's HashIV,        ecpay.hash-iv=EkRm7iFT261dpevs",
    "the whole sandbox account,   ecpay.merchant-id=3002607 ecpay.hash-key=pwFHCqoQZGmho4w6 ecpay.hash-iv=EkRm7iFT261dpevs",
    "a platform of the stage,     ecpay.platform-id=3002599",
    "the former key while keys change, ecpay.other-hash-key=pwFHCqoQZGmho4w6 ecpay.other-hash-iv=anOwnOtherIvOwn1",
    "the former IV while keys change,  ecpay.other-hash-key=anOwnOtherKeyOwn ecpay.other-hash-iv=EkRm7iFT261dpevs",
    "the account of old texts,    ecpay.merchant-id=2000132 ecpay.hash-key=5294y06JbISpM5x9 ecpay.hash-iv=v77hoKGq4kWxNNIS",
    "the gateway account,         ecpay.hash-key=oyQPlLVKop9xuwxw ecpay.hash-iv=rljcW843laE9esfI",
    "an invoice key,              ecpay.hash-key=ejCk326UnaZWKisg",
  })
  void productionDoesNotStart(String what, String settings, CapturedOutput output) {
    String database = EmbeddedDatabase.newDatabase();
    Map<String, String> all =
        new TreeMap<>(
            Map.of(
                "ecpay.environment",
                "production",
                "ecpay.merchant-id",
                Outside.MERCHANT,
                "ecpay.hash-key",
                Outside.HASH_KEY,
                "ecpay.hash-iv",
                Outside.HASH_IV,
                "jiean.public-url",
                Outside.SITE,
                "server.port",
                "0",
                "management.server.port",
                "0",
                "spring.datasource.url",
                database,
                "spring.datasource.username",
                "postgres",
                "spring.datasource.password",
                "postgres"));
    List<String> secrets = new ArrayList<>();
    for (String setting : settings.split(" ", -1)) {
      String[] parts = setting.split("=", 2);
      all.put(parts[0], parts[1]);
      if (!parts[0].endsWith("-id")) {
        secrets.add(parts[1]);
      }
    }

    assertThatThrownBy(() ->
            SpringApplication.run(
                    MarketplaceApplication.class,
                    all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new))
                .close())
        .as(what)
        .isInstanceOf(EcpayMisconfigured.class)
        .hasMessageContaining("test account");
    assertThat(output).contains("ECPAY_ENVIRONMENT=production cannot use a test account");
    secrets.forEach(secret -> assertThat(output).doesNotContain(secret));
    assertThat(tables(database)).as("the database was not touched").isZero();
  }

  private static long tables(String database) {
    return JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"))
        .sql("select count(*) from information_schema.tables where table_schema = 'public'")
        .query(Long.class)
        .single();
  }
}
