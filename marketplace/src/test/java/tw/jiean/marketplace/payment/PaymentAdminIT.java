package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static tw.jiean.marketplace.payment.EcpayMessages.body;
import static tw.jiean.marketplace.payment.EcpayMessages.signed;
import static tw.jiean.marketplace.payment.EcpayMessages.with;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;

/** What an operator can see of a payment, and what not. */
@MarketplaceTest
@Import(TestCharges.class)
class PaymentAdminIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private Payments payments;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Ledger ledger;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private ChargeReference reference;
  private ResultToken token;
  private OpenedPayment card;

  @BeforeEach
  void openACardPayment() {
    String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    reference = new ChargeReference(random.substring(0, 26));
    token = new ResultToken(random);
    Charge charge =
        new Charge(reference, Money.of(1200), PaymentMethod.CREDIT_CARD, token, "request");
    card = Objects.requireNonNull(transaction.execute(status -> payments.open(charge)));
  }

  @Test
  void onePageTellsWhatHappenedToAPayment() {
    post(signed(with(paid(), "TradeAmt", "1")));
    post(signed(paid()));

    assertThat(page("/admin/payments/" + card.id().value() + "/"))
        .contains(card.merchantTradeNo(), reference.value(), "NT$1,200", "信用卡", "已付款")
        .containsSubsequence("已採用", "金額不符")
        .doesNotContain(token.value());
  }

  @Test
  void aPaymentIsFoundByItsTradeNumberItsOrderAndItsState() {
    assertThat(page("/admin/payments/?status=created&method=credit_card&q=" + reference.value()))
        .contains(card.merchantTradeNo());
    assertThat(page("/admin/payments/?status=paid&q=" + card.merchantTradeNo()))
        .doesNotContain(reference.value());
  }

  @Test
  void aMessageIsShownWithItsVerdictAndWithoutThePayersCard() {
    post(signed(with(with(paid(), "card6no", "431195"), "RtnMsg", "<b>paid</b>")));

    String list = page("/admin/notifications/?verdict=applied&q=" + card.merchantTradeNo());
    String link = list.replaceAll("(?s).*?(/admin/notifications/\\d+/).*", "$1");
    assertThat(page(link))
        .contains("card6no=••••95", "RtnMsg=&lt;b&gt;paid&lt;/b&gt;", "TradeAmt=1200")
        .doesNotContain("431195");
  }

  @Test
  void aRefusedMessageIsShownByNamesAndLengthsOnly() {
    String secret = "NEVERSHOWN" + UUID.randomUUID();
    post(body(with(with(paid(), "CheckMacValue", "0".repeat(64)), "CustomField1", secret)));

    String list = page("/admin/refused-notifications/");
    assertThat(list).contains("檢查碼不正確").doesNotContain(secret);
    String link = list.replaceAll("(?s).*?(/admin/refused-notifications/\\d+/).*", "$1");
    assertThat(page(link))
        .contains("CustomField1 (" + secret.length() + ")", "CheckMacValue (64)")
        .doesNotContain(secret);
  }

  @Test
  void whatDidNotFitIsDismissedByAnOperatorAndThePaymentHasFailed() {
    post(signed(with(paid(), "TradeAmt", "1")));
    assertThat(status()).isEqualTo(PaymentStatus.NEEDS_REVIEW);

    assertThat(page("/admin/")).contains("/admin/payments/?status=needs_review");

    assertThat(order("dismiss", Map.of("reason", "綠界後台沒有這筆款項"))).hasStatus(303);

    assertThat(status()).isEqualTo(PaymentStatus.FAILED);
    assertThat(page(path()))
        .containsSubsequence(
            "買家選擇「信用卡」", "金額不符，應付 NT$1,200，通知的是 NT$1", "認定（沒有付款）：已採用", "執行「認定沒有付款」，原因：綠界後台沒有這筆款項");
    assertThat(order("dismiss", Map.of("reason", "再按一次看看"))).hasStatus(409);
    assertThat(jdbc.sql(TOLD_BY_OPERATORS).param(card.id().value()).query(Long.class).single())
        .isEqualTo(1);
  }

  @Test
  void moneyThatAnOperatorSawIsBookedLikeAnyOtherAndOnce() {
    post(signed(with(paid(), "TradeAmt", "1")));
    Map<String, String> seen =
        Map.of(
            "ecpay_trade_no",
            "2611222030159999",
            "paid_at",
            taipei(clock.instant()),
            "amount_seen",
            "1200",
            "reason",
            "綠界後台顯示已付款");
    for (String wrong : List.of("ecpay_trade_no", "paid_at", "amount_seen")) {
      Map<String, String> form = new HashMap<>(seen);
      form.put(wrong, "0-1");
      assertThat(order("received", form)).as(wrong).hasStatus(409);
      assertThat(status()).as(wrong).isEqualTo(PaymentStatus.NEEDS_REVIEW);
    }

    assertThat(order("received", seen)).hasStatus(303);
    post(signed(with(paid(), "TradeNo", "2611222030159999")));

    assertThat(status()).isEqualTo(PaymentStatus.PAID);
    assertThat(ledger.balance(Side.receivable(card.id().toString()))).isEqualTo(1200);
    assertThat(page(path())).containsSubsequence("金額不符", "認定（已收到款項）：已採用", "記帳：收到付款 NT$1,200");
    assertThat(page(path())).doesNotContain("/do/received/", "/do/dismiss/");
  }

  @Test
  void aTradeThatPaidAnotherPaymentPaysNoSecondOne() {
    post(signed(paid()));
    String used = paid().get("TradeNo");
    openACardPayment();
    post(signed(with(with(paid(), "TradeAmt", "1"), "TradeNo", "2611222030158888")));

    assertThat(
            order(
                "received",
                Map.of(
                    "ecpay_trade_no",
                    used,
                    "paid_at",
                    taipei(clock.instant()),
                    "amount_seen",
                    "1200",
                    "reason",
                    "綠界後台顯示已付款")))
        .hasStatus(409);

    assertThat(status()).isEqualTo(PaymentStatus.NEEDS_REVIEW);
  }

  private static final String TOLD_BY_OPERATORS =
      """
      select count(*) from payment_inbox i
        join payment_attempt a on a.merchant_trade_no = i.merchant_trade_no
      where i.door = 'operator' and a.id = ?
      """;

  private PaymentStatus status() {
    return payments.find(card.id()).orElseThrow().status();
  }

  private String path() {
    return "/admin/payments/" + card.id().value() + "/";
  }

  private static String taipei(Instant at) {
    return EcpayTime.format(at);
  }

  private MvcTestResult order(String command, Map<String, String> form) {
    var request =
        mvc.post()
            .uri(path() + "do/" + command + "/")
            .with(JustSignedIn.operator("operator@example.com"))
            .with(csrf())
            .param("request_id", UUID.randomUUID().toString().replace("-", ""));
    form.forEach(request::param);
    return request.exchange();
  }

  private Map<String, String> paid() {
    return EcpayMessages.paid(card, 1200, "Credit_CreditCard");
  }

  private void post(String message) {
    assertThat(
            mvc.post()
                .uri("/order/return/")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(message))
        .isNotNull();
  }

  private String page(String path) {
    var result = mvc.get().uri(path).with(JustSignedIn.operator("operator@example.com")).exchange();
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
