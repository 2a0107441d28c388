package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

class CashierIT extends SandboxTestBase {

  private static final String TEST_CARD = "4311 9522 2222 2222";

  @ParameterizedTest
  @ValueSource(strings = {"4311952222222222", "4311-9511-1111-1111", "4000 2011 1111 1111"})
  void paysWithATestCardAndThe3dCodeAndReturnsToTheShop(String card) {
    Form order = orders.by("Credit", "OrderResultURL", shop.url("/order/result/"));
    String cashier = browser.open(order);
    assertThat(browser.get(cashier).body()).contains("NT$1,200", "信用卡卡號");

    assertThat(enterCard(cashier, card)).contains("3D 驗證");
    String page = browser.step(cashier + "/verify", "code", "1234");

    assertThat(shop.next().form().text("RtnCode")).isEqualTo("1");
    assertThat(Browser.returnTarget(page)).isEqualTo(shop.url("/order/result/"));
    Form result = Browser.hiddenFields(page);
    assertThat(result.text("RtnMsg")).isEqualTo("Succeeded");
    assertThat(result.text("RtnCode")).isEqualTo("1");
    assertThat(result.text("CustomField1")).isEqualTo("甲 & 乙");
    assertThat(Merchant.published().signed(result)).isTrue();
    assertThat(state(order)).isEqualTo("paid");
  }

  @ParameterizedTest
  @CsvSource({"4111111111111111", "5555555555554444", "4311952222222223"})
  void declinesEveryOtherCardAndTellsTheShopTwice(String card) {
    Form order = orders.by("Credit", "OrderResultURL", shop.url("/order/result/"));
    String cashier = browser.open(order);

    String page = enterCard(cashier, card);

    Form told = shop.next().form();
    assertThat(told.text("RtnCode")).isEqualTo("10100248");
    assertThat(Merchant.published().signed(told)).isTrue();
    assertThat(Browser.hiddenFields(page).text("RtnCode")).isEqualTo("10100248");
    assertThat(state(order)).isEqualTo("failed");
  }

  @Test
  void failsAfterThreeWrong3dCodes() {
    Form order = orders.card();
    String cashier = browser.open(order);
    enterCard(cashier, TEST_CARD);

    assertThat(browser.step(cashier + "/verify", "code", "0000")).contains("剩餘次數： 2");
    assertThat(browser.step(cashier + "/verify", "code", "")).contains("剩餘次數： 1");
    assertThat(state(order)).isEqualTo("created");
    assertThat(browser.step(cashier + "/verify", "code", "9999")).contains("付款沒有完成");

    assertThat(shop.next().form().text("RtnCode")).isEqualTo("10100058");
    assertThat(state(order)).isEqualTo("failed");
  }

  @Test
  void paysAfterOneWrong3dCode() {
    Form order = orders.card();
    String cashier = browser.open(order);
    enterCard(cashier, TEST_CARD);

    browser.step(cashier + "/verify", "code", "0000");
    browser.step(cashier + "/verify", "code", "1234");

    assertThat(state(order)).isEqualTo("paid");
  }

  @ParameterizedTest
  @CsvSource({
    "431195, 12/30, 222, 請輸入完整的信用卡卡號",
    "4311952222222222, 06/26, 222, 有效期限",
    "4311952222222222, 13/30, 222, 有效期限",
    "4311952222222222, 12/30, 22, 背面末三碼"
  })
  void asksAgainForACardThatIsNotWellFormed(
      String number, String expiry, String securityCode, String reason) {
    Form order = orders.card();
    String cashier = browser.open(order);

    HttpResponse<String> response =
        browser.post(
            cashier + "/card",
            Form.of("number", number, "expiry", expiry, "securityCode", securityCode));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains(reason, "value=\"" + number + "\"");
    assertThat(state(order)).isEqualTo("created");
  }

  @Test
  void takesACardUntilTheEndOfItsMonth() {
    String cashier = browser.open(orders.card());

    assertThat(
            browser.step(
                cashier + "/card", "number", TEST_CARD, "expiry", "07/26", "securityCode", "222"))
        .contains("3D 驗證");
  }

  @Test
  void leadsOnInsteadOfPayingTwice() {
    Form order = orders.card();
    String cashier = browser.open(order);
    enterCard(cashier, TEST_CARD);
    browser.step(cashier + "/verify", "code", "1234");

    assertThat(enterCard(cashier, TEST_CARD)).contains("付款成功");
    assertThat(browser.step(cashier + "/verify", "code", "1234")).contains("付款成功");
    assertThat(browser.step(cashier + "/verify", "cancel", "1")).contains("付款成功");
    assertThat(browser.get(cashier).headers().firstValue("Location")).contains(cashier + "/done");
    assertThat(shop.received()).hasSize(1);
    assertThat(state(order)).isEqualTo("paid");
  }

  @Test
  void showsItsOwnResultWithAWayBackWhenTheShopTakesNone() {
    String cashier = browser.open(orders.by("Credit", "ClientBackURL", shop.url("/back/?a=1&b=2")));
    enterCard(cashier, TEST_CARD);

    assertThat(Browser.unescaped(browser.step(cashier + "/verify", "code", "1234")))
        .contains("付款成功", "href=\"" + shop.url("/back/?a=1&b=2") + "\"");
  }

  @Test
  void paysAtThePretendBank() {
    Form order = orders.by("WebATM");
    String cashier = browser.open(order);

    assertThat(browser.step(cashier + "/app", "method", "WebATM", "sub", "LAND")).contains("土地銀行");
    browser.step(cashier + "/app/answer");

    assertThat(shop.next().form().text("PaymentType")).isEqualTo("WebATM_LAND");
    assertThat(state(order)).isEqualTo("paid");
  }

  @Test
  void failsWhenTheBuyerCancelsAtThePretendBank() {
    Form order = orders.by("WebATM");
    String cashier = browser.open(order);
    browser.step(cashier + "/app", "method", "WebATM", "sub", "LAND");

    browser.step(cashier + "/app/answer", "decline", "1");

    assertThat(shop.next().form().text("RtnCode")).isEqualTo("10100058");
    assertThat(state(order)).isEqualTo("failed");
  }

  @Test
  void showsTheAccountOfTheChosenBank() {
    Form order = orders.by("ATM", "ClientBackURL", shop.url("/back/"));
    String cashier = browser.open(order);

    String page = browser.step(cashier + "/issue", "method", "ATM", "sub", "CHINATRUST");

    Form told = shop.next().form();
    assertThat(told.text("BankCode")).isEqualTo("822");
    assertThat(page)
        .contains(
            told.text("vAccount").replaceAll("(.{4})(?!$)", "$1 "),
            "822",
            "2026/07/05 23:59:59",
            shop.url("/back/"));
    assertThat(browser.get(cashier + "/done").body()).contains("請依下列資訊繳費");
  }

  @Test
  void postsTheCodeToTheShopWhenItAsksForIt() {
    Form order = orders.by("CVS", "ClientRedirectURL", shop.url("/order/result/"));
    String cashier = browser.open(order);

    String page = browser.step(cashier + "/issue", "method", "CVS", "sub", "IBON");

    Form posted = Browser.hiddenFields(page);
    assertThat(Browser.returnTarget(page)).isEqualTo(shop.url("/order/result/"));
    assertThat(posted).isEqualTo(shop.next().form());
    assertThat(posted.text("PaymentType")).isEqualTo("CVS_IBON");
    assertThat(Merchant.published().signed(posted)).isTrue();
  }

  @Test
  void drawsTheBarcodesAsImages() {
    String cashier = browser.open(orders.by("BARCODE"));

    String page = browser.step(cashier + "/issue", "method", "BARCODE", "sub", "BARCODE");

    Form told = shop.next().form();
    assertThat(page).contains(told.text("Barcode1"), told.text("Barcode2"), told.text("Barcode3"));
    HttpResponse<String> image = browser.get(cashier + "/barcode/3");
    assertThat(image.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(image.body()).contains("<svg", "<rect");
    assertThat(browser.get(cashier + "/barcode/4").statusCode()).isEqualTo(404);
  }

  @Test
  void offersTheMethodsThatTheOrderLeavesOpenAndItsAmountAllows() {
    Form order = orders.by("ALL", "IgnorePayment", "WebATM#BARCODE");
    String cashier = browser.open(order);
    assertThat(browser.get(cashier).body())
        .contains("method=Credit", "method=ATM", "method=CVS")
        .doesNotContain("method=WebATM", "method=BARCODE");

    String large = browser.open(orders.by("ALL", "TotalAmount", "30000"));
    assertThat(browser.get(large).body())
        .contains("method=Credit", "method=ATM")
        .doesNotContain("method=CVS", "method=BARCODE");

    assertThat(browser.step(cashier + "/issue", "method", "BARCODE", "sub", "BARCODE"))
        .doesNotContain("條碼 1");
    assertThat(browser.step(cashier + "/issue", "method", "CVS", "sub", "FAMILY")).contains("超商代碼");
  }

  @Test
  void keepsTheBankThatTheShopFixed() {
    String cashier = browser.open(orders.by("ATM", "ChooseSubPayment", "FIRST"));
    assertThat(browser.get(cashier).body()).doesNotContain("臺灣銀行");

    browser.step(cashier + "/issue", "method", "ATM", "sub", "BOT");

    assertThat(shop.next().form().text("PaymentType")).isEqualTo("ATM_FIRST");
  }

  @Test
  void speaksEnglishWhenTheOrderOrTheBuyerAsksForIt() {
    String ordered = browser.open(orders.by("Credit", "Language", "ENG"));
    assertThat(browser.get(ordered).body()).contains("Pay by card", "no real money");

    String chosen = browser.open(orders.card());
    HttpResponse<String> page = browser.get(chosen + "?lang=en");
    assertThat(page.body()).contains("Pay by card");
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("lang=en", "Path=" + chosen, "HttpOnly");
  }

  @Test
  void staysAtTheChosenMethodInTheOtherLanguage() {
    String cashier = browser.open(orders.by("ALL"));

    String page = Browser.unescaped(browser.get(cashier + "?method=ATM").body());

    assertThat(page).contains("href=\"?method=ATM&lang=en\"");
    assertThat(browser.get(cashier + "?method=ATM&lang=en").body()).contains("Get the account");
  }

  @Test
  void escapesWhatAShopSends() {
    Form order =
        TestOrders.signed(
            orders
                .unsigned("Credit")
                .replacing("ItemName", "\"'&<3")
                .replacing("TradeDesc", "a<1"));
    String cashier = browser.open(order);

    assertThat(browser.get(cashier).body()).contains("&quot;&#39;&amp;&lt;3").doesNotContain("<3");
  }

  @Test
  void letsItsPagesPostToTheShopOnlyWhereTheyLeadBack() {
    String cashier =
        browser.open(orders.by("Credit", "OrderResultURL", shop.url("/order/result/")));
    assertThat(policy(browser.get(cashier))).contains("form-action 'self';", "script-src 'self'");

    control.pay(control.trades().get(0).merchantTradeNo());

    assertThat(policy(browser.get(cashier + "/done"))).contains("form-action http: https:;");
  }

  @Test
  void knowsNoCashierThatWasNotOpened() {
    HttpResponse<String> response = browser.get("/cashier/00000000000000000000000000000000");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("找不到這一頁");
  }

  private String enterCard(String cashier, String number) {
    return browser.step(
        cashier + "/card", "number", number, "expiry", "12/30", "securityCode", "222");
  }

  private String state(Form order) {
    return control.trade(TestOrders.number(order)).state();
  }

  private static String policy(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Security-Policy").orElseThrow();
  }
}
