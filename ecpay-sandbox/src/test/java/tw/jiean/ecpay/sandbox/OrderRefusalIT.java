package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.sandbox.trade.Contract;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.wire.Form;

class OrderRefusalIT extends SandboxTestBase {

  private static final String CASHIER = "/Cashier/AioCheckOut/V5";

  @Test
  void takesAnOrderAndLeadsToACashierThatNobodyCanGuess() {
    HttpResponse<String> response = browser.post(CASHIER, orders.card());

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .matches("/cashier/[0-9a-f]{32}");
  }

  @Test
  void refusesAWrongSignature() {
    Form order = orders.card().replacing("TotalAmount", "1201");

    assertRefused(order, "10200073", "CheckMacValue");
  }

  @Test
  void refusesASignatureInLowerCase() {
    Form order = orders.card();
    String lower = order.text("CheckMacValue").toLowerCase(java.util.Locale.ROOT);

    assertRefused(order.replacing("CheckMacValue", lower), "10200073", "CheckMacValue");
  }

  @Test
  void refusesAnUnknownMerchant() {
    assertRefused(orders.by("Credit", "MerchantID", "3002608"), "10100251", "MerchantID");
  }

  @Test
  void refusesATradeNumberThatWasUsedBefore() {
    Form order = orders.card();
    browser.open(order);

    assertRefused(order, "10300028", "MerchantTradeNo");
    assertThat(control.trades()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "Credit, 4", "Credit, 200000", "ATM, 10", "ATM, 50000", "WebATM, 10", "WebATM, 50000",
    "CVS, 32", "CVS, 6001", "BARCODE, 16", "BARCODE, 20001", "ApplePay, 4", "TWQR, 50000",
    "WeiXin, 5", "WeiXin, 500001", "BNPL, 2999", "BNPL, 300001"
  })
  void refusesAmountsOutsideTheMethodsLimits(String method, String amount) {
    assertRefused(orders.by(method, "TotalAmount", amount), "5100070", "TotalAmount");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "Credit, 5", "Credit, 199999", "ATM, 11", "ATM, 49999", "WebATM, 11", "WebATM, 49999",
    "CVS, 33", "CVS, 6000", "BARCODE, 17", "BARCODE, 20000", "ApplePay, 5", "TWQR, 49999",
    "WeiXin, 6", "WeiXin, 500000", "BNPL, 3000", "BNPL, 300000"
  })
  void takesAmountsAtTheLimits(String method, String amount) {
    assertThat(browser.open(orders.by(method, "TotalAmount", amount))).startsWith("/cashier/");
  }

  @ParameterizedTest
  @CsvSource({
    "MerchantTradeDate",
    "PaymentType",
    "TotalAmount",
    "TradeDesc",
    "ItemName",
    "ReturnURL",
    "ChoosePayment",
    "EncryptType"
  })
  void refusesAMissingField(String name) {
    assertRefused(orders.by("Credit", name, ""), "99200002", name);
  }

  @ParameterizedTest
  @CsvSource({
    "PaymentType, AIO",
    "TotalAmount, 12.50",
    "TotalAmount, -5",
    "TotalAmount, 0012",
    "TotalAmount, '1,200'",
    "EncryptType, 0",
    "ReturnURL, ftp://shop.example/",
    "ClientBackURL, javascript:alert(1)",
    "ReturnURL, http://",
    "StoreID, A-1",
    "NeedExtraPaidInfo, y",
    "IgnorePayment, 'ATM,CVS'",
    "Language, zh",
    "ExpireDate, 61",
    "ExpireDate, 0",
    "StoreExpireDate, 43201",
    "ItemName, <b>bold</b>",
    "MerchantTradeDate, 2026-07-02 21:24:11",
    "MerchantTradeDate, 2026/02/30 21:24:11"
  })
  void refusesAFieldThatIsNotWrittenAsItShould(String name, String value) {
    assertRefused(orders.by("Credit", name, value), "99200004", name);
  }

  @ParameterizedTest
  @CsvSource({"TradeDesc, 201", "CustomField2, 51", "StoreID, 11", "Remark, 101"})
  void refusesAFieldThatIsTooLong(String name, int length) {
    assertRefused(orders.by("Credit", name, "x".repeat(length)), "99200003", name);
  }

  @Test
  void findsTheSignatureOfAnOverlongItemNameWrongAsEcpayDoesAfterCuttingIt() {
    assertRefused(orders.by("Credit", "ItemName", "品".repeat(401)), "10200073", "ItemName");
    assertThat(browser.open(orders.by("Credit", "ItemName", "品".repeat(400)))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "T-1", "訂單一", "T12345678901234567890"})
  void refusesATradeNumberThatIsNotOneToTwentyLettersOrDigits(String number) {
    assertRefused(orders.by("Credit", "MerchantTradeNo", number), "10200052", "MerchantTradeNo");
  }

  @ParameterizedTest
  @CsvSource({"2026/07/01 21:24:10", "2026/07/03 21:24:12"})
  void refusesATradeDateMoreThanADayOff(String date) {
    assertRefused(orders.by("Credit", "MerchantTradeDate", date), "99200005", "MerchantTradeDate");
  }

  @ParameterizedTest
  @CsvSource({"LinePay", "GooglePay", "credit", "CREDIT"})
  void refusesAMethodThatEcpayDoesNotHave(String method) {
    assertRefused(orders.by(method), "99200006", "ChoosePayment");
  }

  @ParameterizedTest
  @CsvSource({"Credit, TAISHIN", "ATM, TAISHIN", "BNPL, Jkopay", "DigitalPayment, IPASS"})
  void refusesASubPaymentThatTheMethodDoesNotHave(String method, String sub) {
    Form order =
        TestOrders.signed(
            orders.unsigned(method).replacing("TotalAmount", "6000").with("ChooseSubPayment", sub));

    assertRefused(order, "10200079", "ChooseSubPayment");
  }

  @Test
  void refusesAnOrderThatIgnoresEveryMethodTheWalletsOfDigitalPaymentApart() {
    String all = "Credit#WebATM#ATM#CVS#BARCODE#ApplePay#TWQR#WeiXin#BNPL";

    assertThat(browser.get(browser.open(orders.by("ALL", "IgnorePayment", all))).body())
        .contains("街口支付", "iPASS MONEY");
    Contract noWallets =
        new Contract(EnumSet.complementOf(EnumSet.of(PaymentMethod.DIGITAL_PAYMENT)), List.of());
    try (EcpaySandbox other =
        EcpaySandbox.start(SandboxSettings.defaults().withClock(clock).withContract(noWallets))) {
      assertThat(new Browser(other).post(CASHIER, orders.by("ALL", "IgnorePayment", all)).body())
          .contains(">10300023<", "<code>IgnorePayment</code>");
    }
  }

  @Test
  void refusesOneAddressForServerAndBrowser() {
    Form order = orders.by("Credit", "OrderResultURL", shop.url("/order/return/"));

    assertRefused(order, "99200004", "OrderResultURL");
  }

  @Test
  void refusesARepeatedField() {
    Form order = TestOrders.signed(orders.unsigned("Credit").with("TotalAmount", "1"));

    assertRefused(order, "99200004", "TotalAmount");
  }

  @Test
  void refusesWhatIsNoFormInUtf8() {
    String form = "application/x-www-form-urlencoded";

    assertThat(browser.post(CASHIER, form, "ItemName=%A4%A4").body()).contains("99200008");
    assertThat(browser.post(CASHIER, form, "ItemName=%4").body()).contains("99200008");
    assertThat(browser.post(CASHIER, "application/json", "{}").body()).contains("99200008");
    assertThat(browser.post(CASHIER, form, "a=1&".repeat(201)).body()).contains("99200008");
    assertThat(browser.post(CASHIER, form, "a=" + "x".repeat(65_536)).statusCode()).isEqualTo(413);
    assertThat(browser.get(CASHIER).statusCode()).isEqualTo(405);
  }

  @Test
  void saysThatACodeIsItsOwnWhereEcpaysIsNotEstablished() {
    assertThat(browser.post(CASHIER, orders.by("LinePay")).body()).contains("沙盒自訂");
    assertThat(browser.post(CASHIER, orders.by("TWQR", "TotalAmount", "5")).body())
        .doesNotContain("沙盒自訂");
  }

  @Test
  void refusesInEnglishWhenTheOrderAsksForIt() {
    Form order = orders.by("LinePay", "Language", "ENG");

    assertThat(browser.post(CASHIER, order).body())
        .contains("There is no such payment method")
        .contains("lang=\"en\"");
  }

  private void assertRefused(Form order, String code, String field) {
    HttpResponse<String> response = browser.post(CASHIER, order);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("訊息代碼", "訊息說明", ">" + code + "<", "<code>" + field + "</code>");
  }
}
