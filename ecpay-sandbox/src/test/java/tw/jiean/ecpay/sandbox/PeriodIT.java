package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.sandbox.endpoint.EcpaySite;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

class PeriodIT extends CardTestBase {

  private static final String INFO = "/Cashier/QueryCreditCardPeriodInfo";
  private static final String ACTION = "/Cashier/CreditCardPeriodAction";

  @TempDir Path folder;

  private final Answers answers = new Answers(browser, clock);

  @Test
  void chargesTheCardAgainAndTellsThePeriodReturnUrlWithEcpaysFields() {
    String number = paid(orders.periodic("D", 2, 3));
    shop.received();

    control.advance(Duration.ofDays(2).minusSeconds(1));
    assertThat(shop.received()).isEmpty();
    control.advance(Duration.ofSeconds(1));

    Shop.Message message = shop.next();
    assertThat(message.path()).isEqualTo("/order/period/");
    Form told = message.form();
    assertThat(Merchant.published().signed(told)).isTrue();
    assertThat(told.fields())
        .contains(
            new Field("MerchantID", "3002607"),
            new Field("MerchantTradeNo", number),
            new Field("RtnCode", "1"),
            new Field("RtnMsg", "交易成功"),
            new Field("PeriodType", "D"),
            new Field("Frequency", "2"),
            new Field("ExecTimes", "3"),
            new Field("Amount", "1200"),
            new Field("FirstAuthAmount", "1200"),
            new Field("ProcessDate", "2026/07/04 21:24:11"),
            new Field("TotalSuccessTimes", "2"),
            new Field("Gwsr", Long.toString(card(number).gwsr())),
            new Field("CustomField1", "甲 & 乙"));
    assertThat(told.fields())
        .extracting(Field::name)
        .doesNotContain("TradeNo", "TradeAmt", "SimulatePaid");
  }

  @Test
  void tellsTheFirstChargeToReturnUrlAndStopsAfterTheLast() {
    String number = paid(orders.periodic("D", 1, 3));

    control.advance(Duration.ofDays(30));

    assertThat(shop.received())
        .extracting(Shop.Message::path)
        .containsExactly("/order/return/", "/order/period/", "/order/period/");
    JsonNode info = info(number);
    assertThat(info.path("ExecStatus").asString()).isEqualTo("2");
    assertThat(info.path("TotalSuccessTimes").asInt()).isEqualTo(3);
    assertThat(info.path("TotalSuccessAmount").asLong()).isEqualTo(3_600);
    assertThat(info.path("ExecLog")).hasSize(3);
  }

  @Test
  void countsMonthsFromTheFirstCharge() {
    control.advance(Duration.ofDays(29)); // to 31 July
    String number = paid(orders.periodic("M", 1, 99));

    control.advance(Duration.ofDays(250));

    assertThat(info(number).path("ExecLog"))
        .extracting(entry -> entry.path("process_date").asString().substring(0, 10))
        .containsExactly(
            "2026/07/31",
            "2026/08/31",
            "2026/09/30",
            "2026/10/31",
            "2026/11/30",
            "2026/12/31",
            "2027/01/31",
            "2027/02/28",
            "2027/03/31");
  }

  @Test
  void capturesAndRefundsEachChargeByItsOwnNumber() {
    String number = paid(orders.periodic("D", 1, 2));
    control.advance(Duration.ofDays(1));
    JsonNode second = info(number).path("ExecLog").get(1);

    Form refund =
        TestOrders.signed(
            Form.of(
                "MerchantID", "3002607",
                "MerchantTradeNo", number,
                "TradeNo", second.path("TradeNo").asString(),
                "Action", "N",
                "TotalAmount", "1200"));

    assertThat(rtnCode(refund)).isEqualTo("1");
    assertThat(control.authorisations(number))
        .extracting("state")
        .containsExactly("captured", "abandoned");
    assertThat(second.path("gwsr").asLong()).isEqualTo(card(number).gwsr());
  }

  @Test
  void endsAfterSixFailedCharges() {
    String number = paid(orders.periodic("D", 1, 99));
    control.declineCard(number, true);
    shop.received();

    control.advance(Duration.ofDays(30));

    assertThat(shop.received())
        .extracting(message -> message.form().text("RtnCode"))
        .containsExactly("10100248", "10100248", "10100248", "10100248", "10100248", "10100248");
    JsonNode info = info(number);
    assertThat(info.path("ExecStatus").asString()).isEqualTo("0");
    assertThat(info.path("TotalSuccessTimes").asInt()).isEqualTo(1);
    assertThat(control.authorisations(number)).hasSize(1);
  }

  @Test
  void repeatsTheLatestFailedChargeALittleLaterOutsideThePlan() {
    String number = paid(orders.periodic("D", 1, 3));
    control.declineCard(number, true);
    control.advance(Duration.ofDays(1));
    control.declineCard(number, false);
    shop.received();

    assertThat(act(number, "ReAuth")).containsEntry("RtnCode", "1");
    assertThat(act(number, "ReAuth")).containsEntry("RtnCode", "99202004");
    assertThat(shop.received()).isEmpty();
    control.advance(Duration.ofMinutes(5));

    assertThat(shop.next().form().text("TotalSuccessTimes")).isEqualTo("2");
    assertThat(act(number, "ReAuth")).containsEntry("RtnCode", "99202004");
    control.advance(Duration.ofDays(9));
    assertThat(info(number).path("ExecLog"))
        .extracting(entry -> entry.path("RtnCode").asInt())
        .containsExactly(1, 10_100_248, 1, 1);
    assertThat(info(number).path("ExecStatus").asString()).isEqualTo("2");
  }

  @Test
  void repeatsBeforeItChargesWhenBothAreDueAtOnce() {
    String number = paid(orders.periodic("D", 1, 9));
    control.declineCard(number, true);
    control.advance(Duration.ofDays(2).minus(Duration.ofMinutes(5)));
    act(number, "ReAuth");
    shop.received();

    control.advance(Duration.ofMinutes(5));

    assertThat(shop.received()).hasSize(2);
  }

  @Test
  void chargesNothingMoreOnceCancelled() {
    String number = paid(orders.periodic("D", 1, 9));
    control.advance(Duration.ofDays(1));
    shop.received();

    assertThat(act(number, "Cancel")).containsEntry("RtnCode", "1");

    control.advance(Duration.ofDays(9));
    assertThat(shop.received()).isEmpty();
    assertThat(info(number).path("ExecStatus").asString()).isEqualTo("0");
    assertThat(act(number, "Cancel")).containsEntry("RtnCode", "99202003");
    assertThat(act(number, "ReAuth")).containsEntry("RtnCode", "99202003");
    assertThatThrownBy(() -> control.declineCard(number, true)).isInstanceOf(ImpossibleNow.class);
  }

  @Test
  void refusesWhatIsNoPeriodicOrder() {
    String number = paid(orders.card());
    Form unpaid = orders.periodic("D", 1, 9);
    browser.open(unpaid);

    assertThat(act("T0", "Cancel")).containsEntry("RtnCode", "10200047");
    assertThat(act(number, "Cancel")).containsEntry("RtnCode", "99202002");
    assertThat(act(TestOrders.number(unpaid), "Cancel")).containsEntry("RtnCode", "99202002");
    assertThat(act(number, "Stop")).containsEntry("RtnCode", "99202001");
    assertThat(info("T0").path("RtnCode").asLong()).isEqualTo(10_200_047);
    assertThat(info(number).path("RtnCode").asLong()).isEqualTo(99_202_002);
  }

  @Test
  void refusesWhatIsStaleOrWronglySigned() {
    String number = paid(orders.periodic("D", 1, 9));
    Form stale = Answers.query(number, clock.instant().getEpochSecond() - 181);

    assertThat(json(browser.post(INFO, stale).body()).path("RtnCode").asLong())
        .isEqualTo(99_200_009);
    assertThat(answers.signed(ACTION, stale)).containsEntry("RtnCode", "99200009");
    assertThat(answers.signed(ACTION, answers.query(number).replacing("MerchantTradeNo", "T0")))
        .containsEntry("RtnCode", "10200073");
  }

  @Test
  void tellsTheFirstChargeAtTheTop() {
    String number = paid(orders.periodic("Y", 1, 9));

    JsonNode info = info(number);

    assertThat(info.propertyNames())
        .containsExactlyInAnyOrder(
            "MerchantID",
            "MerchantTradeNo",
            "TradeNo",
            "RtnCode",
            "PeriodType",
            "Frequency",
            "ExecTimes",
            "PeriodAmount",
            "amount",
            "gwsr",
            "process_date",
            "auth_code",
            "card4no",
            "card6no",
            "TotalSuccessTimes",
            "TotalSuccessAmount",
            "ExecStatus",
            "ExecLog");
    assertThat(info.path("TradeNo").asString()).isEqualTo(control.trade(number).tradeNo());
    assertThat(info.path("ExecStatus").asString()).isEqualTo("1");
    assertThat(info.path("card4no").asString()).isEqualTo("2222");
    assertThat(info.path("ExecLog").get(0).path("gwsr").asLong())
        .isEqualTo(info.path("gwsr").asLong());
  }

  @Test
  void letsTheControlInterfaceSpoilTheCard() {
    String path = "/api/trades/" + paid(orders.periodic("D", 1, 9)) + "/card/";

    assertThat(browser.post(path, "application/json", "{\"declines\": true}").statusCode())
        .isEqualTo(200);
    assertThat(browser.post(path, "application/json", "{}").statusCode()).isEqualTo(400);
    control.advance(Duration.ofDays(1));
    assertThat(control.deliveries().get(0).body()).contains("RtnCode=10100248");
  }

  @Test
  void goesOnAfterARestart() {
    SandboxSettings settings = SandboxSettings.defaults().withClock(clock).withFolder(folder);
    Form order = orders.periodic("D", 1, 4);
    try (EcpaySandbox first = EcpaySandbox.start(settings)) {
      new Browser(first).open(order);
      first.control().pay(TestOrders.number(order));
      first.control().advance(Duration.ofDays(1));
    }

    try (EcpaySandbox second = EcpaySandbox.start(settings)) {
      second.control().advance(Duration.ofDays(1));

      assertThat(second.control().authorisations(TestOrders.number(order))).hasSize(3);
    }
  }

  @Test
  void repeatsNothingOnStage() {
    SandboxSettings stage = SandboxSettings.defaults().withClock(clock).withSite(EcpaySite.STAGE);
    Form order = orders.periodic("D", 1, 9);
    try (EcpaySandbox sandbox = EcpaySandbox.start(stage)) {
      Browser server = new Browser(sandbox);
      server.open(order);
      sandbox.control().pay(TestOrders.number(order));

      assertThat(server.post(ACTION, action(TestOrders.number(order), "ReAuth")).body())
          .contains("RtnCode=99202005");
      assertThat(server.post(ACTION, action(TestOrders.number(order), "Cancel")).body())
          .contains("RtnCode=1&");
    }
  }

  private JsonNode info(String number) {
    return json(browser.post(INFO, answers.query(number)).body());
  }

  private Map<String, String> act(String number, String action) {
    return answers.signed(ACTION, action(number, action));
  }

  private Form action(String number, String action) {
    return TestOrders.signed(
        Form.of(
            "MerchantID",
            "3002607",
            "MerchantTradeNo",
            number,
            "Action",
            action,
            "TimeStamp",
            Long.toString(clock.instant().getEpochSecond())));
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }
}
