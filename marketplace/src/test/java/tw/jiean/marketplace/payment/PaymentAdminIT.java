package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static tw.jiean.marketplace.payment.EcpayMessages.body;
import static tw.jiean.marketplace.payment.EcpayMessages.signed;
import static tw.jiean.marketplace.payment.EcpayMessages.with;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.money.Money;

/** What an operator can see of a payment, and what not. */
@MarketplaceTest
@Import(TestCharges.class)
class PaymentAdminIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private Payments payments;
  @Autowired private TransactionTemplate transaction;

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
    var result =
        mvc.get().uri(path).with(user("operator@example.com").roles("OPERATOR")).exchange();
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
