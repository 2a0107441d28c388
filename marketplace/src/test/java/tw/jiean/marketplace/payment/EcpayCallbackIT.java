package tw.jiean.marketplace.payment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.payment.EcpayMessages.body;
import static tw.jiean.marketplace.payment.EcpayMessages.digest;
import static tw.jiean.marketplace.payment.EcpayMessages.sign;
import static tw.jiean.marketplace.payment.EcpayMessages.signed;
import static tw.jiean.marketplace.payment.EcpayMessages.with;
import static tw.jiean.marketplace.payment.EcpayMessages.without;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.money.Money;

/** What ECPay tells, over real HTTP. Each test that bears the name of a mistake fails on it. */
@MarketplaceTest
@Import(TestCharges.class)
class EcpayCallbackIT {

  private static final String FORM = "application/x-www-form-urlencoded";

  @LocalServerPort private int port;
  @Autowired private Payments payments;
  @Autowired private PaymentRepository repository;
  @Autowired private PaymentSettings settings;
  @Autowired private EcpayClient ecpay;
  @Autowired private RefusedNotifications refused;
  @Autowired private TestCharges events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private MeterRegistry meters;
  @Autowired private MockMvcTester mvc;

  private final HttpClient http = HttpClient.newHttpClient();
  private ChargeReference reference;
  private ResultToken token;
  private OpenedPayment card;

  @BeforeEach
  void openACardPayment() {
    String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    reference = new ChargeReference(random.substring(0, 26));
    token = new ResultToken(random);
    card = open(PaymentMethod.CREDIT_CARD, 1200);
  }

  @Test
  void paysTheAttemptAndAnswersToTheByte() {
    HttpResponse<byte[]> answer = post("/order/return/", signed(paid()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1|OK".getBytes(UTF_8));
    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
    assertThat(counting().paidAt()).isEqualTo(Instant.parse("2026-11-22T12:30:15Z"));
    assertThat(events.of(reference)).hasSize(1);
    assertThat(verdicts()).containsExactly("applied");
  }

  @Test
  void answersWithoutTheSlashAsWell() {
    assertThat(text(post("/order/return", signed(paid())))).isEqualTo("1|OK");
    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void aRepeatChangesNothingAndIsAnsweredTheSame() {
    for (int i = 0; i < 3; i++) {
      assertThat(text(post("/order/return/", signed(paid())))).isEqualTo("1|OK");
    }

    assertThat(events.of(reference)).hasSize(1);
    assertThat(verdicts()).containsExactly("applied");
  }

  @Test
  void theSameMessageFromTwentyThreadsPaysOnce() {
    String message = signed(paid());

    List<String> answers = atOnce(20, () -> text(post("/order/return/", message)));

    assertThat(answers).hasSize(20).containsOnly("1|OK");
    assertThat(events.of(reference)).hasSize(1);
    assertThat(verdicts()).containsExactly("applied");
  }

  @Test
  void everyCharacterOfEveryValueIsUnderTheSignature() {
    Map<String, String> fields = with(paid(), "CheckMacValue", sign(paid()));
    long before = notifications();

    fields.forEach((name, value) -> {
      for (int i = 0; i < value.length(); i++) {
        String changed = value.substring(0, i) + other(value.charAt(i)) + value.substring(i + 1);
        HttpResponse<byte[]> answer = post("/order/return/", body(with(fields, name, changed)));
        assertThat(answer.statusCode()).as(name + " at " + i).isEqualTo(422);
        assertThat(text(answer)).as(name + " at " + i).isEqualTo("0|signature");
      }
    });

    assertThat(counting().status()).isEqualTo(PaymentStatus.CREATED);
    assertThat(notifications()).isEqualTo(before);
  }

  @Test
  void letterCaseWhichTheSignatureCannotSeeChangesNoOtherAttempt() {
    Map<String, String> fields = with(paid(), "CheckMacValue", sign(paid()));

    paid()
        .forEach((name, value) -> {
          String swapped = swapCase(value);
          if (!swapped.equals(value) && !name.equals("PaymentType")) {
            post("/order/return/", body(with(fields, name, swapped)));
          }
        });

    // What came with our number in lower case is another number, and nobody's.
    assertThat(verdictsOf(card.merchantTradeNo().toLowerCase(Locale.ROOT)))
        .containsExactly("unknown_trade");
    assertThat(counting().amount()).isEqualTo(Money.of(1200));
    assertThat(events.of(reference)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void anMd5SignatureIsRefused() {
    assertThat(
            text(
                post("/order/return/", body(with(paid(), "CheckMacValue", digest("MD5", paid()))))))
        .isEqualTo("0|signature");
  }

  @Test
  void extraFieldsInLowerCaseTakePart() {
    // Case-sensitive sorting puts gwsr and auth_code behind the others, and refuses a right
    // message.
    post("/order/return/", signed(with(paid(), "process_date", "2026/11/22 20:30:10")));

    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void aRefusedMessageIsCountedAndRememberedWithoutItsValues() {
    post("/order/return/", body(with(paid(), "CheckMacValue", "0".repeat(64))));

    RefusedNotifications.Entry last = refused.last().getFirst();
    assertThat(last.refused().reason().word()).isEqualTo("signature");
    assertThat(last.refused().path()).isEqualTo("/order/return/");
    assertThat(last.toString()).contains("MerchantTradeNo").doesNotContain(card.merchantTradeNo());
    assertThat(refused.last()).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void aWrongAmountGoesToAPersonAndARightMessageLaterPays() {
    post("/order/return/", signed(with(paid(), "TradeAmt", "1")));
    assertThat(counting().status()).isEqualTo(PaymentStatus.NEEDS_REVIEW);
    assertThat(events.of(reference)).isEmpty();

    post("/order/return/", signed(paid()));
    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
    assertThat(verdicts()).containsExactly("wrong_amount", "applied");
  }

  @Test
  void aWrongMethodGoesToAPerson() {
    post("/order/return/", signed(with(paid(), "PaymentType", "ATM_LAND")));

    assertThat(counting().status()).isEqualTo(PaymentStatus.NEEDS_REVIEW);
    assertThat(verdicts()).containsExactly("wrong_method");
  }

  @Test
  void anotherMerchantsMessageGoesToAPerson() {
    post("/order/return/", signed(with(paid(), "MerchantID", "2000132")));

    assertThat(counting().status()).isEqualTo(PaymentStatus.NEEDS_REVIEW);
    assertThat(verdicts()).containsExactly("wrong_merchant");
  }

  @Test
  void aNumberIsNeverParsedOutOfText() {
    for (String almost :
        List.of(
            card.merchantTradeNo() + "1",
            card.merchantTradeNo().substring(2),
            "order" + card.id())) {
      assertThat(text(post("/order/return/", signed(with(paid(), "MerchantTradeNo", almost)))))
          .isEqualTo("1|OK");
      assertThat(verdictsOf(almost)).containsExactly("unknown_trade");
    }
    assertThat(counting().status()).isEqualTo(PaymentStatus.CREATED);
  }

  @Test
  void anUnknownStatusWordIsNotPaid() {
    for (String word : List.of("0", "10", "11", "01", "10100058")) {
      post("/order/return/", signed(with(paid(), "RtnCode", word)));
      assertThat(counting().status()).as(word).isEqualTo(PaymentStatus.FAILED);
    }
    assertThat(post("/order/return/", signed(with(paid(), "RtnCode", "success"))).statusCode())
        .isEqualTo(400);
    assertThat(events.of(reference)).isEmpty();
  }

  @Test
  void aFailureIsKeptAndALaterPaymentStillCounts() {
    post("/order/return/", signed(with(paid(), "RtnCode", "10100058")));
    assertThat(counting().status()).isEqualTo(PaymentStatus.FAILED);

    post("/order/return/", signed(paid()));
    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void aLateFailureDoesNotUndoAPayment() {
    post("/order/return/", signed(paid()));
    post("/order/return/", signed(with(paid(), "RtnCode", "10100058")));

    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
    assertThat(verdicts()).containsExactly("applied", "after_paid");
  }

  @Test
  void anUnknownResultIsNeitherPaidNorFailed() {
    post("/order/return/", signed(with(paid(), "RtnCode", "10300066")));

    assertThat(counting().status()).isEqualTo(PaymentStatus.UNKNOWN);
  }

  @Test
  void aSimulatedPaymentOutsideProductionIsMarked() {
    post("/order/return/", signed(with(paid(), "SimulatePaid", "1")));

    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
    assertThat(counting().simulated()).isTrue();
  }

  @Test
  void whereMoneyIsRealASimulatedPaymentPaysNothing() {
    EcpayProperties production =
        new Binder(new MapConfigurationPropertySource(Map.of("ecpay.environment", "production")))
            .bind("ecpay", EcpayProperties.class)
            .get();
    Notification simulated =
        ecpay
            .notifications()
            .parse(FORM, signed(with(paid(), "SimulatePaid", "1")).getBytes(UTF_8));
    PaymentAttempt attempt =
        repository.ofTradeNo(simulated.trade().merchantTradeNo()).orElseThrow();

    assertThat(
            new PaymentRules(settings, production)
                .objection(Report.of(Door.RETURN, simulated), attempt))
        .hasValue(Verdict.SIMULATED_REFUSED);
  }

  @Test
  void atmAccountIsKeptAndPaidLater() {
    OpenedPayment atm = open(PaymentMethod.ATM, 1200);
    Map<String, String> issued =
        without(EcpayMessages.paid(atm, 1200, "ATM_LAND"), "PaymentDate", "SimulatePaid", "gwsr");
    issued =
        with(with(with(issued, "RtnCode", "2"), "BankCode", "005"), "vAccount", "5219111111111111");
    issued = with(issued, "ExpireDate", "2026/11/25");

    assertThat(text(post("/order/payment-info/", signed(issued)))).isEqualTo("1|OK");
    assertThat(counting().status()).isEqualTo(PaymentStatus.CODE_ISSUED);
    assertThat(counting().code()).isEqualTo(new PaymentCode.AtmAccount("005", "5219111111111111"));
    assertThat(counting().codeExpiresAt()).isEqualTo(Instant.parse("2026-11-25T15:59:59Z"));
    assertThat(events.of(reference)).isEmpty();

    post("/order/return/", signed(EcpayMessages.paid(atm, 1200, "ATM_LAND")));
    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void aCodeThatArrivesAfterItsPaymentIsKeptAndUndoesNothing() {
    OpenedPayment cvs = open(PaymentMethod.CVS, 1200);
    post("/order/return/", signed(EcpayMessages.paid(cvs, 1200, "CVS_CVS")));
    Map<String, String> issued = without(EcpayMessages.paid(cvs, 1200, "CVS_CVS"), "PaymentDate");
    issued = with(with(issued, "RtnCode", "10100073"), "PaymentNo", "LLL26112200001");
    issued = with(issued, "ExpireDate", "2026/11/29 20:29:01");

    assertThat(text(post("/order/payment-info/", signed(issued)))).isEqualTo("1|OK");
    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void theAddressForCodesTakesNoPayment() {
    assertThat(text(post("/order/payment-info/", signed(paid())))).isEqualTo("1|OK");
    assertThat(counting().status()).isEqualTo(PaymentStatus.CREATED);

    post("/order/return/", signed(paid()));
    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
    assertThat(verdicts()).containsExactly("wrong_door", "applied");
  }

  @Test
  void aSecondAttemptsMoneyIsSurplusAndPaysNothingTwice() {
    OpenedPayment second = open(PaymentMethod.CREDIT_CARD, 1200);
    post("/order/return/", signed(paid()));
    post("/order/return/", signed(EcpayMessages.paid(second, 1200, "Credit_CreditCard")));

    assertThat(events.of(reference)).hasSize(1);
    assertThat(counting().id()).isEqualTo(card.id());
    assertThat(payments.attempts(reference))
        .extracting(PaymentView::surplus)
        .containsExactly(true, false);
  }

  @Test
  void twoAttemptsPaidAtOncePayOnce() {
    OpenedPayment second = open(PaymentMethod.CREDIT_CARD, 1200);
    List<String> messages =
        List.of(signed(paid()), signed(EcpayMessages.paid(second, 1200, "Credit_CreditCard")));
    var queue = new ConcurrentLinkedQueue<>(messages);

    List<String> answers = atOnce(2, () -> text(post("/order/return/", queue.remove())));

    assertThat(answers).containsOnly("1|OK");
    assertThat(events.of(reference)).hasSize(1);
  }

  @Test
  void oneTradeAtEcpayPaysOneAttempt() {
    OpenedPayment second = open(PaymentMethod.CREDIT_CARD, 1200);
    post("/order/return/", signed(paid()));
    Map<String, String> sameTrade =
        with(
            EcpayMessages.paid(second, 1200, "Credit_CreditCard"),
            "TradeNo",
            Objects.requireNonNull(paid().get("TradeNo")));
    post("/order/return/", signed(sameTrade));

    assertThat(payments.attempts(reference).getFirst().status())
        .isEqualTo(PaymentStatus.NEEDS_REVIEW);
  }

  @Test
  void okIsNeverSaidBeforeEverythingIsCommitted() {
    events.failFor(reference);
    HttpResponse<byte[]> answer = post("/order/return/", signed(paid()));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(text(answer)).doesNotContain("OK");
    assertThat(counting().status()).isEqualTo(PaymentStatus.CREATED);
    assertThat(verdicts()).isEmpty();

    events.succeed();
    assertThat(text(post("/order/return/", signed(paid())))).isEqualTo("1|OK");
    assertThat(counting().status()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void isMeasuredAsEveryRequestIs() {
    long before = measured("/order/return/", 415) + measured("/order/payment-info", 415);

    mvc.post().uri("/order/return/").exchange();
    mvc.post().uri("/order/payment-info").exchange();

    assertThat(measured("/order/return/", 415) + measured("/order/payment-info", 415))
        .isEqualTo(before + 2);
  }

  private long measured(String path, int status) {
    return meters
        .find("http.server.requests")
        .tags("uri", path, "status", Integer.toString(status))
        .timers()
        .stream()
        .mapToLong(Timer::count)
        .sum();
  }

  static Stream<String> wrongPaths() {
    return Stream.of("/order/return/", "/order/payment-info/", "/order/result/");
  }

  @ParameterizedTest
  @MethodSource("wrongPaths")
  void onlyPostIsTaken(String path) {
    for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS")) {
      HttpResponse<byte[]> answer = send(request(path).method(method, BodyPublishers.noBody()));
      assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).as(method + " " + path).hasValue("POST");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/plain", "multipart/form-data", FORM + ";charset=big5"})
  void anotherContentTypeIsRefused(String type) {
    HttpResponse<byte[]> answer =
        send(
            request("/order/return/")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(signed(paid()))));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(text(answer)).isEqualTo("0|content_type");
  }

  @Test
  void tooMuchIsRefusedWhateverItsSignature() {
    Map<String, String> large = with(paid(), "CustomField4", "x".repeat(66_000));
    assertThat(post("/order/return/", signed(large)).statusCode()).isEqualTo(413);

    Map<String, String> many = paid();
    for (int i = 0; i < 200; i++) {
      many = with(many, "Extra" + i, "");
    }
    assertThat(text(post("/order/return/", signed(many)))).isEqualTo("0|too_many_fields");
    assertThat(counting().status()).isEqualTo(PaymentStatus.CREATED);
  }

  @Test
  void aMissingMandatoryFieldIsRefusedWhateverItsSignature() {
    for (String name :
        List.of(
            "MerchantID",
            "MerchantTradeNo",
            "RtnCode",
            "TradeAmt",
            "PaymentType",
            "TradeNo",
            "PaymentDate")) {
      assertThat(text(post("/order/return/", signed(without(paid(), name)))))
          .as(name)
          .isEqualTo("0|missing_field");
    }
    assertThat(text(post("/order/return/", body(paid())))).isEqualTo("0|no_signature");
  }

  @Test
  void whatIsNotUtf8OrAmbiguousIsRefused() {
    assertThat(text(post("/order/return/", signed(paid()) + "&Extra=%FF"))).isEqualTo("0|encoding");
    assertThat(text(post("/order/return/", signed(with(paid(), "RtnMsg", "a\0b")))))
        .isEqualTo("0|invalid_field");
    assertThat(text(post("/order/return/", signed(with(paid(), "CustomField1", "a&TradeAmt=1")))))
        .isEqualTo("0|ambiguous_field");
    assertThat(text(post("/order/return/", signed(paid()) + "&TradeAmt=1200")))
        .isEqualTo("0|repeated_field");
    assertThat(text(post("/order/return/", signed(with(paid(), "tradeamt", "1")))))
        .isEqualTo("0|repeated_field");
  }

  @Test
  void theBrowsersReturnDecidesNothingAndLeadsToTheTruth() {
    HttpResponse<byte[]> answer =
        post("/order/result/", signed(with(paid(), "RtnMsg", "Succeeded")));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/order/result/" + token + "/");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(counting().status()).isEqualTo(PaymentStatus.CREATED);
  }

  @Test
  void aForgedBrowsersReturnLeadsToMyOrders() {
    HttpResponse<byte[]> answer =
        post("/order/result/", body(with(paid(), "CheckMacValue", "F".repeat(64))));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/orders/");
  }

  @Test
  void keptMessagesAndPaidAttemptsCannotBeRewritten() {
    post("/order/return/", signed(paid()));

    for (String rewrite :
        List.of(
            "update payment_inbox set verdict = 'applied'",
            "delete from payment_inbox",
            "truncate payment_inbox",
            "update payment_attempt set status = 'failed', paid_at = null where reference = '"
                + reference
                + "'",
            "update payment_attempt set amount = 1 where reference = '" + reference + "'")) {
      assertThat(refusedByDatabase(rewrite)).as(rewrite).isTrue();
    }
  }

  @Test
  void addressesInTheFormComeFromTheSettingsAndTheNumberIsRandom() {
    Map<String, String> form =
        card.form().fields().stream().collect(Collectors.toMap(f -> f.name(), f -> f.value()));

    assertThat(form.get("ReturnURL")).isEqualTo("http://localhost:8080/order/return/");
    assertThat(form.get("OrderResultURL")).isEqualTo("http://localhost:8080/order/result/");
    assertThat(form.get("ClientBackURL"))
        .isEqualTo("http://localhost:8080/order/result/" + token + "/");
    assertThat(form.get("TotalAmount")).isEqualTo("1200");
    assertThat(form.get("EncryptType")).isEqualTo("1");
    assertThat(card.merchantTradeNo()).matches("JA[A-Z2-7]{16}");
    assertThat(form.get("CheckMacValue")).isEqualTo(sign(without(form, "CheckMacValue")));
  }

  @Test
  void theSameRequestOpensOneAttemptWithTheSameForm() {
    Charge charge = charge(PaymentMethod.CREDIT_CARD, 1200, "again");
    OpenedPayment first = inTransaction(charge);
    OpenedPayment second = inTransaction(charge);

    assertThat(second.form()).isEqualTo(first.form());
    assertThat(second.repeated()).isTrue();
  }

  private Map<String, String> paid() {
    return EcpayMessages.paid(card, 1200, "Credit_CreditCard");
  }

  private OpenedPayment open(PaymentMethod method, long dollars) {
    return inTransaction(charge(method, dollars, UUID.randomUUID().toString()));
  }

  private Charge charge(PaymentMethod method, long dollars, String requestId) {
    return new Charge(reference, Money.of(dollars), method, token, requestId);
  }

  private OpenedPayment inTransaction(Charge charge) {
    return Objects.requireNonNull(transaction.execute(status -> payments.open(charge)));
  }

  private PaymentView counting() {
    return payments.counting(reference).orElseThrow();
  }

  private long notifications() {
    return jdbc.sql("select count(*) from payment_inbox").query(Long.class).single();
  }

  private List<String> verdicts() {
    return jdbc.sql(
            """
            select n.verdict from payment_inbox n
              join payment_attempt a on a.merchant_trade_no = n.merchant_trade_no
            where a.reference = ? order by n.id
            """)
        .param(reference.value())
        .query((row, number) -> row.getString("verdict"))
        .list();
  }

  private List<String> verdictsOf(String tradeNo) {
    return jdbc.sql("select verdict from payment_inbox where merchant_trade_no = ?")
        .param(tradeNo)
        .query((row, number) -> row.getString("verdict"))
        .list();
  }

  private boolean refusedByDatabase(String sql) {
    try {
      transaction.executeWithoutResult(status -> jdbc.sql(sql).update());
      return false;
    } catch (DataAccessException expected) {
      return true;
    }
  }

  private HttpResponse<byte[]> post(String path, String body) {
    return send(request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), ISO_8859_1);
  }

  private static char other(char c) {
    return c == '7' ? '8' : '7';
  }

  private static String swapCase(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.equals(value) ? value.toUpperCase(Locale.ROOT) : lower;
  }

  private static <T> List<T> atOnce(int threads, Callable<T> task) {
    CountDownLatch start = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(
            executor.submit(() -> {
              start.await();
              return task.call();
            }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
