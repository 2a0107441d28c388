package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The pretended screens of wallets and financiers. */
class CashierAppIT extends SandboxTestBase {

  @ParameterizedTest
  @CsvSource({
    "ApplePay, '', Apple Pay",
    "TWQR, '', TWQR 行動支付",
    "WeiXin, '', 微信支付",
    "DigitalPayment, Jkopay, 街口支付",
    "DigitalPayment, iPASS, iPASS MONEY"
  })
  void paysWhenTheBuyerApprovesInTheApp(String method, String sub, String app) {
    Form order = orders.by(method, "OrderResultURL", shop.url("/order/result/"));
    String cashier = browser.open(order);

    assertThat(browser.step(cashier + "/app", "method", method, "sub", sub))
        .contains(app, "NT$1,200", "同意付款", "拒絕付款");
    String page = browser.step(cashier + "/app/answer");

    assertThat(shop.next().form().text("RtnCode")).isEqualTo("1");
    assertThat(Browser.hiddenFields(page).text("RtnCode")).isEqualTo("1");
    assertThat(state(order)).isEqualTo("paid");
  }

  @Test
  void failsWhenTheBuyerDeclinesInTheApp() {
    Form order = orders.by("TWQR");
    String cashier = browser.open(order);
    browser.step(cashier + "/app", "method", "TWQR", "sub", "");

    assertThat(browser.step(cashier + "/app/answer", "decline", "1")).contains("付款沒有完成");

    assertThat(shop.next().form().text("RtnCode")).isEqualTo("10100058");
    assertThat(state(order)).isEqualTo("failed");
  }

  @ParameterizedTest
  @CsvSource({"TWQR, Jkopay", "DigitalPayment, ''", "DigitalPayment, LINE", "Credit, ''", "X, ''"})
  void opensNoAppThatTheOrderDoesNotHave(String method, String sub) {
    String cashier = browser.open(orders.by("DigitalPayment"));

    assertThat(browser.step(cashier + "/app", "method", method, "sub", sub)).doesNotContain("拒絕付款");
    assertThat(browser.get(cashier + "/app").statusCode()).isEqualTo(303);
  }

  @Test
  void waitsForTheFinancierAndIsPaidWhenHeApproves() {
    Form order = orders.by("BNPL", "TotalAmount", "6000");
    String cashier = browser.open(order);
    assertThat(browser.get(cashier).body()).contains("裕富", "中租", "24 期");

    String app =
        browser.step(cashier + "/issue", "method", "BNPL", "sub", "ZINGALA", "instalments", "18");
    assertThat(app).contains("銀角零卡", "18", "核准申請");
    Form applied = shop.next().form();
    assertThat(applied.text("RtnCode")).isEqualTo("2");
    assertThat(applied.text("BNPLInstallment")).isEqualTo("18");
    assertThat(browser.get(cashier + "/done").body()).contains("等待審核", "/app\"");

    browser.step(cashier + "/app/answer");

    assertThat(shop.next().form().text("PaymentType")).isEqualTo("BNPL_ZINGALA");
    assertThat(state(order)).isEqualTo("paid");
  }

  @Test
  void failsWhenTheFinancierRefuses() {
    Form order = orders.by("BNPL", "TotalAmount", "6000");
    String cashier = browser.open(order);
    browser.step(cashier + "/issue", "method", "BNPL", "sub", "URICH");
    shop.received();

    browser.step(cashier + "/app/answer", "decline", "1");

    assertThat(shop.next().form().text("RtnCode")).isEqualTo("10200163");
    assertThat(state(order)).isEqualTo("failed");
  }

  @Test
  void repeatsNothingWhenAStepIsSentTwice() {
    String cashier = browser.open(orders.by("TWQR"));
    browser.step(cashier + "/app", "method", "TWQR", "sub", "");
    browser.step(cashier + "/app/answer");

    assertThat(browser.step(cashier + "/app/answer")).contains("付款成功");
    assertThat(browser.step(cashier + "/app/answer", "decline", "1")).contains("付款成功");
    assertThat(browser.step(cashier + "/app", "method", "TWQR", "sub", "")).contains("付款成功");
    assertThat(browser.get(cashier + "/app").headers().firstValue("Location"))
        .contains(cashier + "/done");
    assertThat(shop.received()).hasSize(1);
  }

  @Test
  void takesAnotherMethodFromABuyerWhoWentBack() {
    Form order = TestOrders.signed(orders.unsigned("ALL").with("NeedExtraPaidInfo", "Y"));
    String cashier = browser.open(order);
    browser.step(
        cashier + "/card", "number", "4311952222222222", "expiry", "12/30", "securityCode", "222");
    browser.step(cashier + "/app", "method", "WebATM", "sub", "BOT");

    browser.step(cashier + "/issue", "method", "ATM", "sub", "LAND");
    control.pay(TestOrders.number(order));

    assertThat(shop.received())
        .extracting(message -> message.form().text("PaymentType"))
        .containsExactly("ATM_LAND", "ATM_LAND");
    assertThat(browser.get(cashier + "/done").body()).doesNotContain("2222");
  }

  private String state(Form order) {
    return control.trade(TestOrders.number(order)).state();
  }
}
