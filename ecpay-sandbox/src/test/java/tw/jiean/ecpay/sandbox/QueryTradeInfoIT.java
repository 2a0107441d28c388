package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.wire.Form;

class QueryTradeInfoIT extends SandboxTestBase {

  private static final String PATH = "/Cashier/QueryTradeInfo/V5";

  private final Answers answers = new Answers(browser, clock);

  @Test
  void answersAnUnknownOrderExactlyAsRecordedFromEcpaysStage() {
    assertThat(query("paidcli-probe-001"))
        .containsEntry("TradeStatus", "10200047")
        .containsEntry("TradeAmt", "0")
        .containsEntry("HandlingCharge", "0")
        .containsEntry("TradeNo", "")
        .containsEntry(
            "CheckMacValue", "F874E8D5FE8B1306F6CE10A4C5E30D3E20C3F22B51DEB641440B9F7A8B7FB865")
        .doesNotContainKeys("StoreID", "CustomField1")
        .hasSize(12);
  }

  @Test
  void answersAnEmptyTradeNumberWithTheSignatureRecordedFromEcpaysStage() {
    assertThat(query(""))
        .containsEntry("TradeStatus", "10200052")
        .containsEntry(
            "CheckMacValue", "C3A9CB1F080B964C4D8DEA258B19E402B5846916BCB103F944E03B6868380039");
  }

  @Test
  void answersAnUnpaidOrder() {
    String number = place(orders.card());

    assertThat(query(number))
        .containsEntry("TradeStatus", "0")
        .containsEntry("TradeAmt", "1200")
        .containsEntry("ItemName", "標準方案#平台服務")
        .containsEntry("TradeDate", "2026/07/02 21:24:11")
        .containsEntry("PaymentDate", "")
        .containsEntry("PaymentType", "");
  }

  @Test
  void answersAPaidOrderWithSpacesAndColonsAsTheyAre() {
    String number = place(orders.card());
    control.pay(number);

    assertThat(query(number))
        .containsEntry("TradeStatus", "1")
        .containsEntry("PaymentDate", "2026/07/02 21:24:11")
        .containsEntry("PaymentType", "Credit_CreditCard")
        .containsEntry("PaymentTypeChargeFee", "35")
        .containsEntry("HandlingCharge", "33");
  }

  @Test
  void answersAFailedOrderAsNotEstablishedAndAnExpiredOneAsUnpaid() {
    String failed = place(orders.card());
    control.fail(failed, "10100058");
    String expired = place(orders.by("ATM"));
    control.expire(expired);

    assertThat(query(failed)).containsEntry("TradeStatus", "10200095");
    assertThat(query(expired)).containsEntry("TradeStatus", "0");
  }

  @Test
  void stillAnswersUnpaidAfterASimulatedPayment() {
    String number = place(orders.by("ATM"));
    control.simulate(number);

    assertThat(query(number)).containsEntry("TradeStatus", "0");
  }

  @ParameterizedTest
  @ValueSource(longs = {-181, 181})
  void refusesATimeStampOfMoreThanThreeMinutes(long seconds) {
    String number = place(orders.card());

    assertThat(
            answers.signed(PATH, Answers.query(number, clock.instant().getEpochSecond() + seconds)))
        .containsEntry("TradeStatus", "99200009");
    assertThat(
            answers.signed(
                PATH,
                Answers.query(number, clock.instant().getEpochSecond() + seconds / 181 * 180)))
        .containsEntry("TradeStatus", "0");
  }

  @Test
  void refusesAWrongSignatureAndTellsNothing() {
    String number = place(orders.card());
    Form query = answers.query(number);

    assertThat(answers.signed(PATH, query.replacing("CheckMacValue", "0".repeat(64))))
        .containsEntry("TradeStatus", "10200073")
        .containsEntry("TradeAmt", "0");
  }

  @Test
  void refusesWhatIsNoFormInUtf8() {
    String form = "application/x-www-form-urlencoded";

    assertThat(browser.post(PATH, form, "a=%A4%A4").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsNobodyWhoIsNoMerchant() {
    Form query = Form.of("MerchantID", "1", "MerchantTradeNo", "T1", "TimeStamp", "0");
    String body = browser.post(PATH, query).body();

    assertThat(body).contains("TradeStatus=10100251").doesNotContain("CheckMacValue");
  }

  private String place(Form order) {
    browser.open(order);
    return TestOrders.number(order);
  }

  private Map<String, String> query(String number) {
    return answers.about(PATH, number);
  }
}
