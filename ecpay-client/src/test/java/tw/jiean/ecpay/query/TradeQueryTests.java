package tw.jiean.ecpay.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.Recipe;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.JdkHttpTransport;

/** Asks a server on loopback that answers with what ECPay's stage answered, or worse. */
@Tag("time")
class TradeQueryTests {

  private static final MerchantTradeNo RECORDED = new MerchantTradeNo("paidcli1782998612529");
  private static final Instant NOW = Instant.parse("2026-07-02T13:30:00.999Z");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private TradeQuery query;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    query = query(Duration.ofSeconds(20));
  }

  private TradeQuery query(Duration callTimeout) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return EcpayClient.of(
            new EcpayConfig(
                new MerchantId("3002607"),
                "pwFHCqoQZGmho4w6",
                "EkRm7iFT261dpevs",
                EcpayEnvironment.at("http://127.0.0.1:" + server.getAddress().getPort())),
            new JdkHttpTransport(Duration.ofSeconds(10), callTimeout, callTimeout),
            clock,
            CallBudget.standard(clock))
        .trades();
  }

  @AfterEach
  void stop() throws InterruptedException {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
    assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void readsTheRecordedAnswerOfAPaidOrder() throws IOException {
    answer(200, recorded("paid"));

    TradeInfo info = query.ask(RECORDED);

    assertThat(info.status()).isEqualTo(TradeInfo.Status.PAID);
    assertThat(info.merchantTradeNo()).isEqualTo(RECORDED);
    assertThat(info.ecpayTradeNo())
        .hasValueSatisfying(no -> assertThat(no).hasToString("2607022124117236"));
    assertThat(info.amount())
        .hasValueSatisfying(amount -> assertThat(amount.dollars()).isEqualTo(1234));
    assertThat(info.paymentDate()).contains(Instant.parse("2026-07-02T13:27:45Z"));
    assertThat(info.paymentType()).isEqualTo("Credit_CreditCard");
    assertThat(info.fields().value("ItemName")).contains("paidcli test");
  }

  @Test
  void asksWithTheTimeInSecondsAndASignatureByTheRecipe() throws IOException {
    answer(200, recorded("paid"));

    query.ask(RECORDED);

    List<Map.Entry<String, String>> sent =
        Arrays.stream(asked.get(0).split("&"))
            .map(field -> field.split("=", 2))
            .map(parts -> Map.entry(parts[0], URLDecoder.decode(parts[1], UTF_8)))
            .collect(Collectors.toList());
    assertThat(sent)
        .containsExactlyInAnyOrder(
            Map.entry("MerchantID", "3002607"),
            Map.entry("MerchantTradeNo", "paidcli1782998612529"),
            Map.entry("TimeStamp", "1782999000"),
            Map.entry("CheckMacValue", Recipe.sign(sent)));
  }

  @ParameterizedTest
  @CsvSource({"unknown-trade, about another trade", "empty-trade-number, without MerchantTradeNo"})
  void aRecordedAnswerAboutAnotherNumberIsNotRead(String name, String reason) throws IOException {
    answer(200, recorded(name));

    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> query.ask(RECORDED))
        .withMessageContaining(reason);
  }

  @Test
  void anOrderThatEcpayDoesNotKnowHasNothingButItsStatus() throws IOException {
    String known = "MerchantTradeNo=paidcli-probe-001";
    answer(200, signed(recorded("unknown-trade").replace(known, "MerchantTradeNo=JN1")));

    TradeInfo info = query.ask(new MerchantTradeNo("JN1"));

    assertThat(info.status()).isEqualTo(TradeInfo.Status.UNKNOWN_TRADE);
    assertThat(info.amount()).isEmpty();
    assertThat(info.ecpayTradeNo()).isEmpty();
    assertThat(info.paymentDate()).isEmpty();
    assertThat(info.paymentType()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, UNPAID",
    "1, PAID",
    "10200095, NOT_ESTABLISHED",
    "10200047, UNKNOWN_TRADE",
    "10200163, OTHER",
    "01, OTHER",
    "paid, OTHER"
  })
  void everyStatusIsTold(String code, TradeInfo.Status status) throws IOException {
    answer(200, signed(recorded("paid").replace("TradeStatus=1", "TradeStatus=" + code)));

    TradeInfo info = query.ask(RECORDED);

    assertThat(info.status()).isEqualTo(status);
    assertThat(info.statusCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "TradeStatus=1, TradeStatus=",
    "TradeStatus=1, tradestatus=1",
    "TradeAmt=1234, TradeAmt=",
    "TradeAmt=1234, TradeAmt=0",
    "TradeAmt=1234, TradeAmt=-1234",
    "TradeAmt=1234, TradeAmt=+1234",
    "TradeAmt=1234, TradeAmt=１２３４",
    "TradeNo=2607022124117236, TradeNo=",
    "TradeNo=2607022124117236, TradeNo=2607-022",
    "PaymentDate=2026/07/02 21:27:45, PaymentDate=",
    "PaymentDate=2026/07/02 21:27:45, PaymentDate=2026-07-02",
    "MerchantID=3002607, MerchantID=3002599",
    "MerchantTradeNo=paidcli1782998612529, MerchantTradeNo=PAIDCLI1782998612529"
  })
  void aSignedAnswerThatDoesNotFitIsUnreadable(String field, String other) throws IOException {
    answer(200, signed(recorded("paid").replace(field, other)));

    assertThatExceptionOfType(UnreadableReply.class).isThrownBy(() -> query.ask(RECORDED));
  }

  @ParameterizedTest
  @CsvSource({
    "TradeStatus=1, TradeStatus=0",
    "TradeAmt=1234, TradeAmt=1235",
    "CustomField1=&, ''",
    "ItemName=paidcli test, ItemName=paidcli+test",
    "63850FCB, 63850fcb",
    "63850FCB, ''",
    "CheckMacValue=, checkmacvalue=",
    "TradeAmt=1234, TradeAmt=1234&TradeAmt=1234"
  })
  void anAnswerWithAWrongSignatureProvesNothing(String part, String other) throws IOException {
    answer(200, recorded("paid").replace(part, other));

    assertThatExceptionOfType(InvalidSignature.class).isThrownBy(() -> query.ask(RECORDED));
  }

  /** What a web server puts around a text is no part of it. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"\uFEFF,", ",'\n'", ",'\r\n'", "\uFEFF,'\r\n\r\n'"})
  void anAnswerMayHaveAByteOrderMarkInFrontAndLineBreaksBehind(
      @Nullable String before, @Nullable String behind) throws IOException {
    answer(200, Objects.toString(before, "") + recorded("paid") + Objects.toString(behind, ""));

    assertThat(query.ask(RECORDED).status()).isEqualTo(TradeInfo.Status.PAID);
  }

  @Test
  void lineBreaksInsideAnAnswerBelongToIt() throws IOException {
    answer(200, recorded("paid").replace("&CheckMacValue", "\r\n&CheckMacValue"));

    assertThatExceptionOfType(InvalidSignature.class).isThrownBy(() -> query.ask(RECORDED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0|Error", "<html>Service unavailable</html>", "{}"})
  void whatIsNoAnswerAtAllProvesNothing(String body) throws IOException {
    answer(200, body);

    assertThatExceptionOfType(InvalidSignature.class).isThrownBy(() -> query.ask(RECORDED));
  }

  @Test
  void anAnswerThatSplitsIntoAFieldTwiceIsRefusedWhateverItsSignature() throws IOException {
    answer(200, signed(recorded("paid").replace("paidcli test", "x&TradeStatus=1")));

    assertThatExceptionOfType(InvalidSignature.class).isThrownBy(() -> query.ask(RECORDED));
  }

  @Test
  void forbiddenMeansAskedTooOftenAndIsNotRepeated() {
    answer(403, "Forbidden");

    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> query.ask(RECORDED))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("HTTP 403"));
    assertThat(calls).hasValue(1);
  }

  @Test
  void whoWasForbiddenIsNotLetToAskAgain() {
    answer(403, "Forbidden");

    assertThatExceptionOfType(RejectedByEcpay.class).isThrownBy(() -> query.ask(RECORDED));
    assertThatExceptionOfType(AskedTooOften.class).isThrownBy(() -> query.ask(RECORDED));
    assertThat(calls).hasValue(1);
  }

  @Test
  void whoHasUsedUpTheBudgetIsNotLetToAsk() throws IOException {
    answer(200, recorded("paid"));

    // As many as may be asked at once, by a clock that stands still.
    for (int i = 0; i < 20; i++) {
      query.ask(RECORDED);
    }

    assertThatExceptionOfType(AskedTooOften.class).isThrownBy(() -> query.ask(RECORDED));
    assertThat(calls).hasValue(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void aBrokenServerIsNoAnswer(int status) throws IOException {
    answer(status, recorded("paid"));

    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(() -> query.ask(RECORDED))
        .withMessage("QueryTradeInfo: no usable answer from ECPay (HTTP " + status + ")");
    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    var followed = new AtomicInteger();
    server.createContext(
        "/elsewhere",
        exchange -> {
          followed.incrementAndGet();
          reply(exchange, 200, recorded("paid"));
        });
    server.createContext(
        "/Cashier/QueryTradeInfo/V5",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          reply(exchange, status, "");
        });

    assertThatExceptionOfType(RejectedByEcpay.class).isThrownBy(() -> query.ask(RECORDED));
    assertThat(followed).hasValue(0);
  }

  @Test
  void anAnswerThatDoesNotStartInTimeIsNoAnswer() {
    server.createContext("/Cashier/QueryTradeInfo/V5", exchange -> await());

    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(() -> query(Duration.ofMillis(300)).ask(RECORDED))
        .withMessageContaining("Timeout");
  }

  @Test
  void anAnswerThatDoesNotEndInTimeIsNoAnswer() {
    server.createContext(
        "/Cashier/QueryTradeInfo/V5",
        exchange -> {
          exchange.sendResponseHeaders(200, 100_000);
          exchange.getResponseBody().write('M');
          exchange.getResponseBody().flush();
          await();
        });

    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(() -> query(Duration.ofMillis(300)).ask(RECORDED))
        .withMessageContaining("Timeout");
  }

  @Test
  void anAnswerWithoutEndIsNotCollected() {
    server.createContext(
        "/Cashier/QueryTradeInfo/V5",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] part = new byte[8192];
          while (over.getCount() > 0) {
            exchange.getResponseBody().write(part);
          }
        });

    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(() -> query.ask(RECORDED))
        .withMessage(
            "QueryTradeInfo: no usable answer from ECPay (a reply of more than 262144 bytes)");
  }

  @Test
  void nobodyThereIsNoAnswer() {
    server.stop(0);

    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(() -> query.ask(RECORDED))
        .withMessage("QueryTradeInfo: no usable answer from ECPay (ConnectException)")
        .withCauseInstanceOf(ConnectException.class);
  }

  @Test
  void anInterruptedThreadStaysInterrupted() {
    server.createContext("/Cashier/QueryTradeInfo/V5", exchange -> await());
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> query.ask(RECORDED)).isInstanceOf(EcpayUnreachable.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(int status, String body) {
    server.createContext("/Cashier/QueryTradeInfo/V5", exchange -> reply(exchange, status, body));
  }

  private void reply(HttpExchange exchange, int status, String body) throws IOException {
    calls.incrementAndGet();
    asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String recorded(String name) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(
            TradeQueryTests.class.getResourceAsStream("/query-trade-info/" + name + ".txt"))) {
      return new String(text.readAllBytes(), UTF_8);
    }
  }

  /** The same answer with the signature that its changed fields need. */
  private static String signed(String answer) {
    String unsigned = answer.substring(0, answer.indexOf("&CheckMacValue="));
    List<Map.Entry<String, String>> fields =
        Arrays.stream(unsigned.split("&"))
            .map(field -> field.split("=", 2))
            .map(parts -> Map.entry(parts[0], parts[1]))
            .collect(Collectors.toList());
    return unsigned + "&CheckMacValue=" + Recipe.sign(fields);
  }
}
