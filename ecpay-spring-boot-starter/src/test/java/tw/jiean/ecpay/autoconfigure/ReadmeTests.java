package tw.jiean.ecpay.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;

class ReadmeTests {

  private static final Path README = Path.of("README.md");
  private static final Path SAMPLES =
      Path.of("src/test/java/tw/jiean/ecpay/autoconfigure/ReadmeSamples.java");

  @Test
  void theReadmeShowsTheCodeThatIsCompiledHere() throws IOException {
    String readme = Files.readString(README);
    var samples =
        Pattern.compile("// sample: (\\w+)\n(.*?)\n+ *// end\n", Pattern.DOTALL)
            .matcher(Files.readString(SAMPLES));
    int found = 0;
    while (samples.find()) {
      found++;
      assertThat(readme)
          .as(samples.group(1))
          .contains(
              "```java\n"
                  + samples.group(2).stripIndent().replace("static class", "class")
                  + "\n```\n");
    }
    assertThat(found).isEqualTo(2);
    assertThat(readme.split("```java\n", -1)).hasSize(found + 1);
  }

  @Test
  void theReadmeNamesTheVersionOfThePom() throws IOException {
    var version =
        Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));

    assertThat(version.find()).isTrue();
    assertThat(Files.readString(README)).contains("<version>" + version.group(1) + "</version>");
  }

  @Test
  void theReadmeNamesEverySetting() throws IOException {
    String readme = Files.readString(README);
    assertThat(MetadataTests.settings())
        .isNotEmpty()
        .allMatch(setting -> readme.contains("`" + setting.path("name").asString() + "`"));
  }

  @Test
  void theOrderOfTheReadmeIsOneThatEcpayTakes() {
    var config = new EcpayConfig(new MerchantId("1234567"), "key", "iv", EcpayEnvironment.STAGE);
    var payments = new ReadmeSamples.Payments(EcpayClient.of(config), Clock.systemUTC());

    assertThat(payments.form(new MerchantTradeNo("JN1"), new TradeAmount(1200)).fields())
        .hasSize(11);
  }
}
