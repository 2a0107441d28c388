package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.notification.IssuedCode;
import tw.jiean.ecpay.notification.Trade;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.HttpTransport;

class ReadmeTests {

  private static final Path README = Path.of("README.md");
  private static final Path SAMPLES = Path.of("src/test/java/tw/jiean/ecpay/ReadmeSamples.java");

  @Test
  void theReadmeShowsTheCodeThatIsCompiledHere() throws IOException {
    String readme = Files.readString(README);
    var samples =
        Pattern.compile("// sample: (\\w+)\n(.*?)\n *// end\n", Pattern.DOTALL)
            .matcher(Files.readString(SAMPLES));
    int found = 0;
    while (samples.find()) {
      found++;
      assertThat(readme)
          .as(samples.group(1))
          .contains("```java\n" + samples.group(2).stripIndent() + "\n```\n");
    }
    assertThat(found).isEqualTo(5);
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
  void theFirstPaymentOfTheReadmeTakesTenLinesAndIsAnOrderThatVerifies() throws IOException {
    String samples = Files.readString(SAMPLES);
    String begin = "// sample: payment\n";
    int start = samples.indexOf(begin) + begin.length();
    assertThat(samples.substring(start, samples.indexOf("\n    // end\n", start))).hasLineCount(10);

    var inputs =
        Pattern.compile("name=\"(.*?)\" value=\"(.*?)\"").matcher(ReadmeSamples.firstPayment());
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    while (inputs.find()) {
      fields.add(Map.entry(inputs.group(1), inputs.group(2)));
    }
    assertThat(fields).contains(Map.entry("CheckMacValue", Recipe.sign(fields)));
  }

  @Test
  void theLiveConfigurationOfTheReadmeBelievesBothPairs() {
    var next = new HashKeys("nextHashKey00001", "nextHashIv000001");
    EcpayConfig config = ReadmeSamples.live("liveHashKey00001", "liveHashIv000001", next);

    FormFields fields = FormFields.none().and("MerchantID", "1234567");
    String signature = next.checkMacValue().compute(fields.list());
    assertThat(config.believes(fields.and(CheckMacValue.FIELD, signature))).isTrue();
    assertThat(config.believes(config.sign(fields))).isTrue();
  }

  @Test
  void theReceiverOfTheReadmeHearsOfThePayment() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("MerchantID", "3002607"));
    fields.add(Map.entry("MerchantTradeNo", "SHOP0000000000001A"));
    fields.add(Map.entry("PaymentDate", "2026/07/01 12:34:56"));
    fields.add(Map.entry("PaymentType", "Credit_CreditCard"));
    fields.add(Map.entry("RtnCode", "1"));
    fields.add(Map.entry("TradeAmt", "1200"));
    fields.add(Map.entry("TradeNo", "2607011230001234"));
    fields.add(Map.entry("CheckMacValue", Recipe.sign(fields)));
    List<Trade> heard = new ArrayList<>();

    String answer =
        ReadmeSamples.receive(
            EcpayClient.of(PublishedTestAccount.MERCHANT.at(EcpayEnvironment.STAGE)),
            "application/x-www-form-urlencoded",
            new FormFields(fields).encode().getBytes(UTF_8),
            new ReadmeSamples.Shop() {
              @Override
              public void paid(Trade trade) {
                heard.add(trade);
              }

              @Override
              public void show(IssuedCode code, Instant deadline) {
                throw new AssertionError("no code was issued");
              }

              @Override
              public void tell(String reason) {
                throw new AssertionError("nothing was given back");
              }
            });

    assertThat(answer).isEqualTo("1|OK");
    assertThat(heard).singleElement().matches(trade -> trade.amount().dollars() == 1200);
  }

  @Test
  void theQuestionOfTheReadmeIsAnswered() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("MerchantID", "3002607"));
    fields.add(Map.entry("MerchantTradeNo", "SHOP0000000000001A"));
    fields.add(Map.entry("TradeAmt", "1200"));
    fields.add(Map.entry("TradeStatus", "0"));
    String answer =
        "MerchantID=3002607&MerchantTradeNo=SHOP0000000000001A&TradeAmt=1200&TradeStatus=0"
            + "&CheckMacValue="
            + Recipe.sign(fields);
    var config =
        new EcpayConfig(
            new MerchantId("3002607"),
            "pwFHCqoQZGmho4w6",
            "EkRm7iFT261dpevs",
            EcpayEnvironment.STAGE);
    Clock clock = Clock.systemUTC();
    HttpTransport transport = AnsweringTransport.with(200, answer);

    assertThat(
            ReadmeSamples.query(
                EcpayClient.of(config, transport, clock, CallBudget.standard(clock))))
        .isEmpty();
  }
}
