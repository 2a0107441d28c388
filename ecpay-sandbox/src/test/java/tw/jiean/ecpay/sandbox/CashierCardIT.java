package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The card page beyond one payment by a card that is typed in. */
class CashierCardIT extends SandboxTestBase {

  private static final String CARD = "4311952222222222";
  private static final String UNION_PAY = "6216111111111111";

  @Test
  void paysInTheInstalmentsThatTheBuyerChooses() {
    String cashier = browser.open(extra("CreditInstallment", "3,7", "TotalAmount", "1700"));
    assertThat(browser.get(cashier).body())
        .contains("首期 NT$568，之後每期 NT$566", "value=\"3\" checked")
        .doesNotContain("value=\"7\"", "一次付清");

    enterCard(cashier, CARD, "instalments", "3");
    assertThat(browser.step(cashier + "/verify", "code", "1234")).contains("3 期");

    assertThat(shop.next().form().fields())
        .contains(new Field("stage", "3"), new Field("stast", "568"), new Field("staed", "566"));
  }

  @Test
  void offersOnePaymentAsWellWhenTheOrderIsForAllMethods() {
    Form order =
        TestOrders.signed(
            orders.unsigned("ALL").with("CreditInstallment", "3").with("NeedExtraPaidInfo", "Y"));
    String cashier = browser.open(order);
    assertThat(browser.get(cashier + "?method=Credit").body()).contains("一次付清", "每期 NT$400");

    enterCard(cashier, CARD, "instalments", "");
    browser.step(cashier + "/verify", "code", "1234");

    assertThat(shop.next().form().text("stage")).isEqualTo("0");
  }

  @Test
  void staysWhereItIsWhenThePlanIsNoneOfTheOrders() {
    Form order = extra("CreditInstallment", "3");
    String cashier = browser.open(order);

    assertThat(browser.post(cashier + "/card", card(CARD, "instalments", "12")).statusCode())
        .isEqualTo(303);

    assertThat(control.trade(TestOrders.number(order)).state()).isEqualTo("created");
    assertThat(shop.received()).isEmpty();
  }

  @Test
  void usesBonusPointsOnlyWhenTheBuyerTicksThem() {
    String with = browser.open(extra("Redeem", "Y"));
    assertThat(browser.get(with).body()).contains("使用紅利點數，最多折抵 NT$500");
    enterCard(with, CARD, "redeem", "Y");
    assertThat(browser.step(with + "/verify", "code", "1234")).contains("5,000 點折抵 NT$500");
    assertThat(shop.next().form().text("red_dan")).isEqualTo("5000");

    String without = browser.open(extra("Redeem", "Y"));
    enterCard(without, CARD);
    browser.step(without + "/verify", "code", "1234");
    assertThat(shop.next().form().text("red_dan")).isEqualTo("0");

    assertThat(browser.get(browser.open(orders.card())).body()).doesNotContain("紅利");
  }

  @Test
  void remembersTheCardOfAMemberForHisNextOrder() {
    String first = browser.open(extra("BindingCard", "1", "MerchantMemberID", "3002607m1"));
    assertThat(browser.get(first).body()).doesNotContain("已儲存的卡片");
    enterCard(first, CARD);
    browser.step(first + "/verify", "code", "1234");
    shop.received();

    String next = browser.open(extra("BindingCard", "1", "MerchantMemberID", "3002607m1"));
    assertThat(browser.get(next).body()).contains("已儲存的卡片", "•••• 2222");
    assertThat(browser.step(next + "/card", "card", "saved", "securityCode", "222"))
        .contains("3D 驗證");
    browser.step(next + "/verify", "code", "1234");
    assertThat(shop.next().form().text("card4no")).isEqualTo("2222");

    String other = browser.open(extra("BindingCard", "1", "MerchantMemberID", "3002607m2"));
    assertThat(browser.get(other).body()).doesNotContain("已儲存的卡片");
    assertThat(browser.step(other + "/card", "card", "saved", "securityCode", "222"))
        .contains("請輸入完整的信用卡卡號");
  }

  @Test
  void checksAUnionPayCardOnUnionPaysPageAndBringsTheShopNoResult() {
    Form order =
        TestOrders.signed(
            orders.unsigned("Credit").with("OrderResultURL", shop.url("/order/result/")));
    String cashier = browser.open(order);

    assertThat(enterCard(cashier, UNION_PAY)).contains("銀聯", "同意付款");
    browser.step(cashier + "/verify", "code", "1234");
    assertThat(shop.received()).isEmpty();
    String page = browser.step(cashier + "/app/answer");

    assertThat(page).contains("付款成功").doesNotContain("return_form");
    assertThat(shop.next().form().text("RtnCode")).isEqualTo("1");
  }

  @Test
  void goesStraightToUnionPayWhenTheOrderTakesNothingElse() {
    String cashier = browser.open(extra("UnionPay", "1"));
    assertThat(browser.get(cashier).body()).contains("前往銀聯").doesNotContain("id=\"number\"");

    assertThat(browser.step(cashier + "/unionpay")).contains("同意付款");
    browser.step(cashier + "/app/answer", "decline", "1");

    assertThat(shop.next().form().text("RtnCode")).isEqualTo("10100058");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4000000010800001", "4000 0000 1030 0024"})
  void refusesACardWithTheCodeThatItsNumberNames(String number) {
    String cashier = browser.open(orders.card());
    String code = number.replace(" ", "").substring(8);

    assertThat(enterCard(cashier, number)).contains("付款沒有完成", code);
    assertThat(shop.next().form().text("RtnCode")).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"true, 1, paid", "false, 10100058, failed"})
  void leavesTheResultOpenWhenTheBankDoesNotAnswer(boolean pays, String code, String state) {
    Form order = orders.card();
    String number = TestOrders.number(order);
    String cashier = browser.open(order);

    assertThat(enterCard(cashier, "4000000010300066")).contains("付款結果確認中");
    assertThat(shop.next().form().text("RtnCode")).isEqualTo("10300066");
    assertThat(control.trade(number).state()).isEqualTo("unknown");
    assertThat(enterCard(cashier, CARD)).contains("付款結果確認中");

    if (pays) {
      control.pay(number);
    } else {
      control.decline(number);
    }
    assertThat(shop.next().form().text("RtnCode")).isEqualTo(code);
    assertThat(control.trade(number).state()).isEqualTo(state);
  }

  @Test
  void marksEachFieldThatIsWrong() {
    String cashier = browser.open(orders.card());

    String page = browser.post(cashier + "/card", Form.of("number", CARD)).body();

    assertThat(page)
        .contains("aria-describedby=\"expiry-error\"", "aria-describedby=\"securityCode-error\"")
        .doesNotContain("number-error");
  }

  @Test
  void saysHowOftenTheCardIsCharged() {
    String cashier =
        browser.open(
            extra(
                "PeriodAmount",
                "1200",
                "PeriodType",
                "M",
                "Frequency",
                "2",
                "ExecTimes",
                "12",
                "PeriodReturnURL",
                shop.url("/order/period/")));

    assertThat(browser.get(cashier).body()).contains("定期定額：NT$1,200，每 2 個月扣款一次，共 12 次");
  }

  private Form extra(String... namesAndValues) {
    Form form = orders.unsigned("Credit").with("NeedExtraPaidInfo", "Y");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = namesAndValues[i];
      String value = namesAndValues[i + 1];
      form = form.value(name).isPresent() ? form.replacing(name, value) : form.with(name, value);
    }
    return TestOrders.signed(form);
  }

  private String enterCard(String cashier, String number) {
    return browser.step(
        cashier + "/card", "number", number, "expiry", "12/30", "securityCode", "222");
  }

  private String enterCard(String cashier, String number, String name, String value) {
    return browser.step(
        cashier + "/card", "number", number, "expiry", "12/30", "securityCode", "222", name, value);
  }

  private static Form card(String number, String name, String value) {
    return Form.of("number", number, "expiry", "12/30", "securityCode", "222", name, value);
  }
}
