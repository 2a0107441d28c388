package tw.jiean.marketplace.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentStatus;

/** What operators do with refunds, by the pages that they have for it. */
class RefundAdminIT extends RefundITBase {

  private static final String ACCOUNT = "98765432109876";

  @Autowired private MeterRegistry meters;

  @Test
  void anOperatorRefundsAPaymentAndADoubleClickIsOneRefund() {
    Paid paid = paidByCard();
    String command = "/admin/payments/" + paid.view().id() + "/do/refund/";
    String form = page(command);
    assertThat(form).contains("value=\"1200\"");
    String request =
        form.replaceAll("(?s).*name=\"request_id\"[^>]*value=\"([0-9a-f]{32})\".*", "$1");

    for (int click = 0; click < 2; click++) {
      assertThat(
              post(
                  "one",
                  command,
                  Map.of("amount", "500", "reason", "買家要求退款", "request_id", request)))
          .hasStatus(303);
    }

    assertThat(refunds.of(paid.reference())).hasSize(1);
    assertThat(page("/admin/payments/" + paid.view().id() + "/"))
        .contains("退款處理中", "NT$500", "等待處理");
    execution.runDue();
    RefundId refund = refunds.of(paid.reference()).getFirst().id();
    assertThat(page("/admin/refunds/" + refund + "/"))
        .contains("買家要求退款", "one@example.com", "已退款", "關帳", "退刷", "綠界已受理");
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
  }

  @Test
  void thePaymentsPageTellsItsWholeStoryInTheOrderOfTime() {
    Paid paid = paidByCard();
    String path = "/admin/payments/" + paid.view().id() + "/";
    advance(Duration.ofMinutes(1));
    assertThat(post("one", path + "do/query/", Map.of("reason", "買家來電詢問"))).hasStatus(303);
    advance(Duration.ofMinutes(1));
    RefundId refund = request(paid, 500);
    execution.runDue();

    assertThat(page(path))
        .containsSubsequence(
            "發生了什麼事",
            "買家選擇「信用卡」，金額 NT$1,200",
            "綠界通知付款結果（代碼 1）：已採用",
            "記帳：收到付款 NT$1,200，借 應收綠界，貸",
            "向綠界查詢：已付款",
            "one@example.com 執行「立即查詢」，原因：買家來電詢問",
            "提出退款 " + refund + "：NT$500",
            "送出「關帳」NT$1,200",
            "結果：綠界已受理",
            "送出「退刷」NT$500",
            "結果：綠界已受理",
            "退款 " + refund + " 完成：NT$500，退回信用卡",
            "基本資料");
  }

  /** Row R20 of the reliability goals, of 1,000. */
  @Test
  void aFormThatComesAgainIsTheSameRefundHoweverFarThatIs() {
    Paid paid = paidByCard();
    String command = "/admin/payments/" + paid.view().id() + "/do/refund/";
    String request = UUID.randomUUID().toString().replace("-", "");
    Map<String, String> form = Map.of("amount", "1200", "reason", "買家要求退款", "request_id", request);

    MvcTestResult first = post("one", command, form);
    assertThat(first).hasStatus(303);
    int repeats = Proof.scale(1_000);
    for (int i = 0; i < repeats; i++) {
      if (i == repeats / 2) {
        execution.runDue();
        assertThat(payment(paid).status()).isEqualTo(PaymentStatus.REFUNDED);
      }
      assertThat(post("one", command, form))
          .hasStatus(303)
          .hasRedirectedUrl(first.getResponse().getRedirectedUrl());
      for (Map<String, String> other :
          List.of(
              Map.of("amount", "1", "reason", "買家要求退款", "request_id", request),
              Map.of("amount", "1200", "reason", "另一個理由", "request_id", request))) {
        assertThat(post("one", command, other)).hasStatus(409);
      }
    }

    assertThat(refunds.of(paid.reference())).hasSize(1);
    assertThat(card(paid).state()).isEqualTo("abandoned");
    assertThat(escrow(paid)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "1.5", "1201", "abc", "999999999"})
  void anAmountThatCannotBeRefundedIsRefused(String amount) {
    Paid paid = paidByCard();

    MvcTestResult answer =
        post(
            "one",
            "/admin/payments/" + paid.view().id() + "/do/refund/",
            Map.of("amount", amount, "reason", "買家要求退款"));

    assertThat(answer).hasStatus(409);
    assertThat(refunds.of(paid.reference())).isEmpty();
  }

  @Test
  void theSystemsRecordOfARefundIsInTheLanguageOfThePage() {
    Paid paid = paid(PaymentMethod.ATM, 1_000);
    RefundId refund = request(paid, 1_000);
    execution.runDue();

    assertThat(page("/admin/refunds/" + refund + "/"))
        .contains("系統紀錄", "綠界只能退回信用卡付款，要匯款到買家的銀行帳戶")
        .doesNotContain("cards_only", "transfer it to");
    assertThat(
            mvc.get()
                .uri("/admin/refunds/" + refund + "/")
                .with(JustSignedIn.operator("one@example.com"))
                .cookie(new Cookie("language", "en")))
        .bodyText()
        .contains("ECPay refunds card payments only: transfer it to the buyer’s bank");
  }

  @Test
  void eachInputOfAnAccountThatNoBankWouldTakeIsNamed() {
    Paid paid = paid(PaymentMethod.ATM, 1_000);
    RefundId refund = request(paid, 1_000);
    execution.runDue();

    var answer =
        post(
            "one",
            "/admin/refunds/" + refund + "/do/payee/",
            Map.of("bank_code", "12", "account", "12a", "payee_name", "林測試", "reason", "買家來信告知帳戶"));

    assertThat(answer).hasStatus(409);
    assertThat(answer)
        .bodyText()
        .contains("id=\"problem-bank_code\"", "id=\"problem-account\"", "value=\"12a\"")
        .doesNotContain("id=\"problem-payee_name\"");
  }

  @Test
  void aLargeTransferNeedsTwoPeopleAndItsAccountIsNowhereButOnItsPage() {
    Paid paid = paid(PaymentMethod.ATM, 10_000);
    RefundId refund = request(paid, 10_000);
    execution.runDue();
    String commands = "/admin/refunds/" + refund + "/do/";
    Map<String, String> payee =
        Map.of("bank_code", "012", "account", ACCOUNT, "payee_name", "林測試", "reason", "買家來信告知帳戶");
    assertThat(
            post(
                "one",
                commands + "payee/",
                Map.of(
                    "bank_code",
                    "12",
                    "account",
                    ACCOUNT,
                    "payee_name",
                    "林測試",
                    "reason",
                    "買家來信告知帳戶")))
        .hasStatus(409);
    assertThat(post("one", commands + "payee/", payee)).hasStatus(303);
    assertThat(
            post(
                "one",
                commands + "transferred/",
                Map.of("bank_reference", "TX-1", "reason", "銀行已經匯出")))
        .hasStatus(409);

    assertThat(
            post(
                "two",
                commands + "transferred/",
                Map.of("bank_reference", "TX-1", "reason", "銀行已經匯出")))
        .hasStatus(303);

    assertDone(refund, RefundWay.TRANSFER);
    assertThat(page("/admin/refunds/" + refund + "/")).contains(ACCOUNT, "TX-1", "two@example.com");
    assertThat(page("/admin/refunds/")).doesNotContain(ACCOUNT, "林測試");
    assertThat(page("/admin/payments/" + paid.view().id() + "/")).doesNotContain(ACCOUNT, "林測試");
    assertThat(
            jdbc.sql(
                    "select string_agg(inputs || reason, ' ') from audit_entry where list = 'refunds'")
                .query(String.class)
                .single())
        .contains("account=•••", "bank_reference=TX-1")
        .doesNotContain(ACCOUNT, "林測試");
  }

  @Test
  void aSmallTransferNeedsOnePerson() {
    Paid paid = paid(PaymentMethod.CVS, PRICE);
    RefundId refund = request(paid, PRICE);
    execution.runDue();
    String commands = "/admin/refunds/" + refund + "/do/";

    post(
        "one",
        commands + "payee/",
        Map.of(
            "bank_code", "0121234", "account", ACCOUNT, "payee_name", "林測試", "reason", "買家來信告知帳戶"));
    assertThat(
            post(
                "one",
                commands + "transferred/",
                Map.of("bank_reference", "TX-2", "reason", "銀行已經匯出")))
        .hasStatus(303);

    assertDone(refund, RefundWay.TRANSFER);
  }

  @Test
  void whatIsDueIsSeenInTheFigures() {
    Paid paid = paid(PaymentMethod.ATM, PRICE);
    request(paid, PRICE);
    execution.runDue();
    advance(Duration.ofHours(2));

    assertThat(meters.get("jiean.refunds.open").tag("status", "transfer_due").gauge().value())
        .isGreaterThanOrEqualTo(1);
    assertThat(meters.get("jiean.refunds.oldest").tag("status", "transfer_due").gauge().value())
        .isGreaterThanOrEqualTo(7_200);
    assertThat(meters.get("jiean.refunds.outcome.unknown").gauge().value()).isNotNegative();
  }

  private MvcTestResult post(String who, String path, Map<String, String> fields) {
    var request =
        mvc.post().uri(path).with(JustSignedIn.operator(who + "@example.com")).with(csrf());
    fields.forEach(request::param);
    if (!fields.containsKey("request_id")) {
      request.param("request_id", UUID.randomUUID().toString().replace("-", ""));
    }
    return request.exchange();
  }

  private String page(String path) {
    var result = mvc.get().uri(path).with(JustSignedIn.operator("one@example.com")).exchange();
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
