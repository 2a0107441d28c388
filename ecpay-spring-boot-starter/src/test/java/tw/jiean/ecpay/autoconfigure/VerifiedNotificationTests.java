package tw.jiean.ecpay.autoconfigure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.PublishedTestAccount;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.PeriodicCharge;
import tw.jiean.ecpay.notification.SampleNotification;

/** A small application with the starter, at a real port and by MockMvc. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class VerifiedNotificationTests {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({
    Callback.class,
    CatchAll.class,
    EarlyReader.class,
    ReadmeSamples.EcpayCallbacks.class,
    ReadmeSamples.Orders.class
  })
  static class Application {}

  @RestController
  static class Callback {

    final List<Notification> believed = new CopyOnWriteArrayList<>();
    final List<PeriodicCharge> charges = new CopyOnWriteArrayList<>();
    final List<RefusedNotification> refused = new CopyOnWriteArrayList<>();

    @PostMapping("/return/")
    String told(Notification notification) {
      believed.add(notification);
      return "1|OK";
    }

    @PostMapping("/return-with-shop/")
    String told(
        Notification notification, @RequestParam(name = "shop", required = false) String shop) {
      believed.add(notification);
      return "1|" + shop;
    }

    @PostMapping("/periodic/")
    String charged(PeriodicCharge charge) {
      charges.add(charge);
      return "1|OK";
    }

    @EventListener
    void refused(RefusedNotification refusal) {
      refused.add(refusal);
    }
  }

  /** Does what keeps messages from being read. */
  static class EarlyReader extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if ("early".equals(request.getQueryString())) {
        request.getParameter("RtnCode");
      }
      chain.doFilter(request, response);
    }
  }

  /** Most applications have one; the starter's answer comes first. */
  @ControllerAdvice
  static class CatchAll {

    @ExceptionHandler(Exception.class)
    String error() {
      throw new IllegalStateException("must not be asked");
    }
  }

  @Autowired private Callback callback;
  @Autowired private ReadmeSamples.Orders orders;
  @Autowired private MockMvcTester mvc;
  @LocalServerPort private int port;

  @BeforeEach
  void forget() {
    callback.believed.clear();
    callback.charges.clear();
    callback.refused.clear();
  }

  @Test
  void aVerifiedMessageArrivesAsAnArgument() throws Exception {
    HttpResponse<String> answer = post("/return/", signed(paid()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1|OK");
    assertThat(callback.believed)
        .singleElement()
        .isInstanceOfSatisfying(
            Notification.Paid.class, paid -> assertThat(paid.trade().rtnMsg()).isEqualTo("交易成功"));
    assertThat(callback.refused).isEmpty();
  }

  @Test
  void aVerifiedPeriodicChargeArrivesAsAnArgument() throws Exception {
    HttpResponse<String> answer = post("/periodic/", charge().form());

    assertThat(answer.body()).isEqualTo("1|OK");
    assertThat(callback.charges)
        .singleElement()
        .isInstanceOfSatisfying(
            PeriodicCharge.Charged.class,
            charged -> assertThat(charged.trade().merchantTradeNo()).hasToString("JN2"));
  }

  @Test
  void aForgedPeriodicChargeReachesNoController() throws Exception {
    HttpResponse<String> answer =
        post("/periodic/", charge().form().replace("Amount=300", "Amount=301"));

    assertThat(answer.body()).isEqualTo("0|signature");
    assertThat(callback.charges).isEmpty();
    assertThat(callback.refused).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(classes = {TakesPaidOnly.class, TakesSuccessfulChargesOnly.class})
  void aControllerThatTakesOneKindOfMessageOnlyKeepsTheApplicationFromStarting(
      Class<?> controller) {
    web(controller)
        .run(failed ->
            assertThat(failed)
                .getFailure()
                .isInstanceOf(EcpayMisconfigured.class)
                .hasMessageContaining(controller.getSimpleName() + ".told")
                .hasMessageContaining("and switch"));
  }

  @RestController
  static class TakesPaidOnly {
    @PostMapping("/paid/")
    void told(Notification.Paid paid) {}
  }

  @RestController
  static class TakesSuccessfulChargesOnly {
    @PostMapping("/charged/")
    void told(PeriodicCharge.Charged charged) {}
  }

  @Test
  void theControllerOfTheReadmeHearsOfThePaymentAndAnswers() throws Exception {
    HttpResponse<String> answer = post("/ecpay/return/", signed(paid()));

    assertThat(answer.body()).isEqualTo("1|OK");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(orders.paid).singleElement().matches(trade -> trade.amount().dollars() == 1200);
  }

  @Test
  void parametersOfTheAddressDoNotCount() throws Exception {
    assertThat(post("/return/?shop=1&x", signed(paid())).statusCode()).isEqualTo(200);
    assertThat(post("/return/?" + signed(paid()), "").body()).isEqualTo("0|no_signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RtnCode=1",
        "shop=1&TradeAmt",
        "rtncode=1",
        "%52tnCode=1",
        "CheckMacValue=",
        "shop=1&shop=2",
        "shop=1&Shop=2"
      })
  void aNameThatComesAgainInTheAddressIsRefused(String query) throws Exception {
    HttpResponse<String> answer = post("/return/?" + query, signed(paid()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("0|repeated_field");
    assertThat(callback.believed).isEmpty();
  }

  @Test
  void aMessageThatIsNotBelievedReachesNoControllerAndIsTold() throws Exception {
    HttpResponse<String> answer = post("/return/", signed(paid()).replace("1200", "1"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.body()).isEqualTo("0|signature");
    assertThat(callback.believed).isEmpty();
    assertThat(callback.refused)
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.path()).isEqualTo("/return/");
          assertThat(refusal.reason()).isEqualTo(NotificationRefused.Reason.SIGNATURE);
          assertThat(refusal.fields())
              .contains(new NotificationRefused.FieldShape("TradeAmt", 1))
              .contains(new NotificationRefused.FieldShape("RtnMsg", 4));
          assertThat(refusal.toString()).doesNotContain("交易成功", "JN1");
        });
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''|422|0|no_signature",
        "a=%zz|400|0|encoding",
        "a=1&A=2|400|0|repeated_field",
        "a=1%262|400|0|ambiguous_field",
        "CheckMacValue=0|422|0|signature"
      },
      delimiter = '|',
      maxCharsPerColumn = 100)
  void aRefusalIsAnsweredWithItsWord(String body, int status, String zero, String word) {
    assertThat(
            mvc.post()
                .uri("/return/")
                .contentType("application/x-www-form-urlencoded")
                .content(body))
        .hasStatus(status)
        .hasBodyTextEqualTo(zero + "|" + word);
  }

  @Test
  void aFieldThatIsMissingOrWrongIsAnsweredWithItsWord() throws Exception {
    List<Map.Entry<String, String>> missing = paid();
    missing.removeIf(field -> field.getKey().equals("TradeAmt"));
    List<Map.Entry<String, String>> wrong = new ArrayList<>(missing);
    wrong.add(Map.entry("TradeAmt", "12.00"));

    assertThat(post("/return/", signed(missing)).body()).isEqualTo("0|missing_field");
    assertThat(post("/return/", signed(wrong)).body()).isEqualTo("0|invalid_field");
  }

  @Test
  void tooManyFieldsAreABadRequest() throws Exception {
    HttpResponse<String> answer = post("/return/", "a=1&".repeat(201));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("0|too_many_fields");
  }

  @Test
  void aBodyThatIsTooLongIsAnswered413() throws Exception {
    HttpResponse<String> answer = post("/return/", "a=" + "x".repeat(64 * 1024));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("0|too_large");
  }

  @Test
  void anotherContentTypeIsAnswered415() throws Exception {
    for (String type :
        List.of(
            "application/json",
            "text/plain",
            ";",
            "application/x-www-form-urlencoded; charset=big5")) {
      HttpResponse<String> answer = post("/return/", type, signed(paid()));

      assertThat(answer.statusCode()).as(type).isEqualTo(415);
      assertThat(answer.body()).as(type).isEqualTo("0|content_type");
    }
  }

  @Test
  void whatTheServerAlreadyParsedIsNotBelieved() {
    // A filter that asked for a parameter has used the body up; MockMvc's param() does the same.
    assertThat(
            mvc.perform(
                mvc.method(HttpMethod.POST)
                    .uri("/return/")
                    .contentType("application/x-www-form-urlencoded")
                    .param("RtnCode", "1")))
        .hasStatus(422)
        .hasBodyTextEqualTo("0|no_signature");
  }

  @Test
  void theLogTellsOfABodyThatWasReadBeforeAndOfNoOther(CapturedOutput output) throws Exception {
    post("/return/", "");
    assertThat(output).doesNotContain("was read already");

    assertThat(post("/return/?early", signed(paid())).body()).isEqualTo("0|no_signature");
    assertThat(output).contains("The body of a message to /return/ was read already");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        TakesAParameterFirst.class,
        TakesAllParametersFirst.class,
        TakesAnObjectFirst.class,
        TakesTheBodyFirst.class
      })
  void aControllerThatReadsTheRequestBeforeTheMessageKeepsTheApplicationFromStarting(
      Class<?> controller) {
    web(controller)
        .run(failed ->
            assertThat(failed)
                .getFailure()
                .isInstanceOf(EcpayMisconfigured.class)
                .hasMessageContaining(controller.getSimpleName())
                .hasMessageEndingWith("make Notification its first parameter."));
  }

  @Test
  void whatReadsNothingOfTheBodyMayStandBeforeTheMessage() {
    web(TakesPathAndRequestFirst.class).run(started -> assertThat(started).hasNotFailed());
  }

  @Test
  void aParameterOfTheAddressMayStandBehindTheMessage() throws Exception {
    assertThat(post("/return-with-shop/?shop=2", signed(paid())).body()).isEqualTo("1|2");
  }

  @RestController
  static class TakesAParameterFirst {
    @PostMapping("/p/")
    String told(
        @RequestParam(name = "shop", required = false) String shop, Notification notification) {
      return shop + notification;
    }
  }

  @RestController
  static class TakesAllParametersFirst {
    @PostMapping("/p/")
    String told(@RequestParam Map<String, String> all, Notification notification) {
      return all + "" + notification;
    }
  }

  @RestController
  static class TakesAnObjectFirst {
    @PostMapping("/p/")
    String told(StringBuilder bound, Notification notification) {
      return bound + "" + notification;
    }
  }

  @RestController
  static class TakesTheBodyFirst {
    @PostMapping("/p/")
    String told(@RequestBody String body, Notification notification) {
      return body + notification;
    }
  }

  @RestController
  static class TakesPathAndRequestFirst {
    @PostMapping("/p/{shop}/")
    String told(
        @PathVariable("shop") String shop,
        HttpServletRequest request,
        Locale language,
        Notification notification) {
      return shop + request + language + notification;
    }
  }

  private static WebApplicationContextRunner web(Class<?> controller) {
    return new WebApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                WebMvcAutoConfiguration.class,
                EcpayAutoConfiguration.class,
                EcpayWebAutoConfiguration.class))
        .withUserConfiguration(controller);
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return post(path, "application/x-www-form-urlencoded", body);
  }

  private HttpResponse<String> post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private static SampleNotification charge() {
    EcpayConfig config =
        new EcpayConfig(
            new MerchantId(PublishedTestAccount.MERCHANT.merchantId()),
            PublishedTestAccount.MERCHANT.hashKey(),
            PublishedTestAccount.MERCHANT.hashIv(),
            EcpayEnvironment.STAGE);
    return SampleNotification.periodicCharge(
        config, new MerchantTradeNo("JN2"), new TradeAmount(300));
  }

  private static List<Map.Entry<String, String>> paid() {
    return new ArrayList<>(
        List.of(
            Map.entry("MerchantID", "3002607"),
            Map.entry("MerchantTradeNo", "JN1"),
            Map.entry("PaymentDate", "2026/07/01 12:34:56"),
            Map.entry("PaymentType", "Credit_CreditCard"),
            Map.entry("RtnCode", "1"),
            Map.entry("RtnMsg", "交易成功"),
            Map.entry("TradeAmt", "1200"),
            Map.entry("TradeNo", "2607011230001234")));
  }

  /** By the client's own signature, which its tests prove; here the wiring is the matter. */
  private static String signed(List<Map.Entry<String, String>> fields) {
    PublishedTestAccount keys = PublishedTestAccount.MERCHANT;
    List<Map.Entry<String, String>> signed = new ArrayList<>(fields);
    signed.add(
        Map.entry(
            CheckMacValue.FIELD, CheckMacValue.of(keys.hashKey(), keys.hashIv()).compute(fields)));
    return new FormFields(signed).encode();
  }
}
