package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.checkout.CheckoutRequest;
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
    assertThat(found).isEqualTo(7);
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
    assertThat(fields)
        .contains(Map.entry("CheckMacValue", Recipe.sign(fields)))
        .contains(Map.entry("NeedExtraPaidInfo", "Y"));
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
            new Listening() {
              @Override
              public void paid(Trade trade) {
                heard.add(trade);
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

  /** Whether ECPay may be told just now, the planner knows; the shop hears of it otherwise. */
  @Test
  void theRefundOfTheReadmeKnowsItsOrderByTheQueryAlone() {
    var told = new ArrayList<String>();
    var transport =
        new Answers(
            Map.of(
                "/Cashier/QueryTradeInfo/V5",
                TestShop.signed(
                    "MerchantID=3002607&MerchantTradeNo=SHOP0000000000001A&TradeAmt=1200"
                        + "&TradeStatus=1&TradeNo=2607011230001234&gwsr=13129540"
                        + "&PaymentDate=2026/07/01 12:34:56&PaymentType=Credit_CreditCard"),
                "/CreditDetail/QueryTrade/V2",
                "{\"RtnMsg\":\"\",\"RtnValue\":{\"TradeID\":13129540,\"amount\":1200,\"clsamt\":1200,"
                    + "\"authtime\":\"2026/07/01 12:34:56\",\"status\":\"已關帳\",\"close_data\":[]}}",
                "/CreditDetail/DoAction",
                "MerchantID=3002607&MerchantTradeNo=SHOP0000000000001A&TradeNo=2607011230001234"
                    + "&RtnCode=1&RtnMsg=OK"));

    ReadmeSamples.giveBack(
        TestShop.client(transport),
        new MerchantTradeNo("SHOP0000000000001A"),
        "10000001",
        new Listening() {
          @Override
          public void tell(String reason) {
            told.add(reason);
          }
        });

    assertThat(TestShop.sent(transport.forms.get(1)))
        .containsEntry("CreditRefundId", "13129540")
        .containsEntry("CreditAmount", "1200")
        .containsEntry("CreditCheckCode", "10000001");
    assertThat(transport.forms.size() - 2 + told.size()).isEqualTo(1);
  }

  @Test
  void theCodesOfTheReadmeAreOrdersThatTellWhereTheCodeGoes() {
    EcpayClient ecpay = TestShop.client(AnsweringTransport.with(200, ""));

    assertThat(ReadmeSamples.codes())
        .hasSize(3)
        .allSatisfy(choice -> {
          var order =
              CheckoutRequest.of(
                  new MerchantTradeNo("JN1"),
                  TestShop.CLOCK.instant(),
                  new TradeAmount(1200),
                  "Shop order",
                  "Order 1",
                  URI.create("https://shop.example/ecpay/return/"),
                  choice);
          assertThat(ecpay.checkout().form(order.build()).fields())
              .extracting(CheckoutForm.Field::name)
              .contains("PaymentInfoURL");
        });
  }

  @Test
  void theStatementOfTheReadmeIsReadToItsEnd() {
    var compared = new ArrayList<Long>();

    ReadmeSamples.statement(
        TestShop.client(AnsweringTransport.with(200, "廠商訂單編號,交易金額\nJN1,5\nJN2,7\n")),
        new Listening() {
          @Override
          public void compare(MerchantTradeNo number, long amount) {
            compared.add(amount);
          }
        });

    assertThat(compared).containsExactly(5L, 7L);
  }

  /** Expects nothing but what a test overrides. */
  private static class Listening implements ReadmeSamples.Shop {

    @Override
    public void tell(String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void paid(Trade trade) {
      throw new AssertionError("nothing was paid");
    }

    @Override
    public void show(IssuedCode code, Instant deadline) {
      throw new AssertionError("no code was issued");
    }

    @Override
    public void compare(MerchantTradeNo number, long amount) {
      throw new AssertionError("no statement was fetched");
    }
  }

  /** Answers by the path that is asked. */
  private static final class Answers implements HttpTransport {

    private final Map<String, String> byPath;
    private final List<String> forms = new ArrayList<>();

    Answers(Map<String, String> byPath) {
      this.byPath = byPath;
    }

    @Override
    public Reply post(URI uri, String form) {
      forms.add(form);
      return new Reply(200, byPath.getOrDefault(uri.getPath(), ""), Optional.empty());
    }

    @Override
    public Reply download(URI uri, String form, Path file) {
      throw new AssertionError("no file was asked for");
    }
  }
}
