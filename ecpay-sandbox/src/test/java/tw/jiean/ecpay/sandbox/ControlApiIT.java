package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

class ControlApiIT extends SandboxTestBase {

  private static final String JSON = "application/json";

  @Test
  void tellsATradeInTheWordsOfTheContract() {
    Form order = orders.card();
    browser.open(order);

    JsonNode trade = json(browser.get("/api/trades/" + TestOrders.number(order) + "/"));

    assertThat(trade.propertyNames())
        .containsExactlyInAnyOrder(
            "merchantTradeNo",
            "tradeNo",
            "amount",
            "choosePayment",
            "state",
            "paidAt",
            "simulated");
    assertThat(trade.path("amount").isNumber()).isTrue();
    assertThat(trade.path("state").asString()).isEqualTo("created");
    assertThat(trade.path("paidAt").isNull()).isTrue();
  }

  @Test
  void paysAndTellsTheDelivery() {
    String number = TestOrders.number(place(orders.card()));

    JsonNode trade = json(command(number, "pay", "{\"simulate\": false}"));

    assertThat(trade.path("state").asString()).isEqualTo("paid");
    assertThat(trade.path("paidAt").asString()).isEqualTo("2026-07-02T21:24:11+08:00");
    JsonNode delivery = json(browser.get("/api/deliveries/")).get(0);
    assertThat(delivery.propertyNames())
        .containsExactlyInAnyOrder(
            "id", "merchantTradeNo", "kind", "url", "body", "attempt", "status", "answer", "at");
    assertThat(delivery.path("kind").asString()).isEqualTo("ReturnURL");
    assertThat(delivery.path("status").asInt()).isEqualTo(200);
    assertThat(delivery.path("answer").asString()).isEqualTo("1|OK");
  }

  @Test
  void simulatesOnlyWhenAsked() {
    String number = TestOrders.number(place(orders.by("ATM")));

    JsonNode trade = json(command(number, "pay", "{\"simulate\": true}"));

    assertThat(trade.path("state").asString()).isEqualTo("code_issued");
    assertThat(trade.path("simulated").asBoolean()).isTrue();
    JsonNode paid = json(command(number, "pay", ""));
    assertThat(paid.path("state").asString()).isEqualTo("paid");
    assertThat(paid.path("simulated").asBoolean()).isFalse();
  }

  @Test
  void paysAsTheBodySays() {
    String number = TestOrders.number(place(orders.by("ALL", "CreditInstallment", "3,6")));

    String body =
        "{\"method\": \"Credit\", \"card\": \"4311-9511-1111-1111\", \"instalments\": \"6\"}";
    assertThat(state(command(number, "pay", body))).isEqualTo("paid");
    String atm = TestOrders.number(place(orders.by("ALL")));
    String bank = "{\"method\": \"ATM\", \"subPayment\": \"LAND\"}";
    assertThat(state(command(atm, "issue", bank))).isEqualTo("code_issued");

    String declined = TestOrders.number(place(orders.card()));
    String card = "{\"card\": \"4000000010800001\"}";
    assertThat(state(command(declined, "pay", card))).isEqualTo("failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"method\": \"LinePay\"}",
        "{\"instalments\": \"many\"}",
        "{\"card\": \"4311\"}",
        "{\"card\": {}}",
        "{\"simulat\": true}",
        "{\"simulate\": true, \"method\": \"Credit\"}",
        "{\"simulate\": \"true\"}",
        "{\"redeem\": 1}",
        "{\"method\": {}}",
        "{\"method\": \"\"}",
        "{\"subPayment\": []}",
        "{\"instalments\": {}}"
      })
  void answers400ToAPaymentThatMakesNoSense(String body) {
    String number = TestOrders.number(place(orders.card()));

    assertThat(command(number, "pay", body).statusCode()).isEqualTo(400);
    assertThat(control.trade(number).state()).isEqualTo("created");
  }

  @Test
  void issuesFailsExpiresAndSendsAgain() {
    String atm = TestOrders.number(place(orders.by("ATM")));
    assertThat(state(command(atm, "issue", ""))).isEqualTo("code_issued");
    assertThat(state(command(atm, "resend", ""))).isEqualTo("code_issued");
    assertThat(state(command(atm, "expire", ""))).isEqualTo("expired");

    String card = TestOrders.number(place(orders.card()));
    assertThat(state(command(card, "fail", "{\"rtnCode\": \"10100248\"}"))).isEqualTo("failed");
    assertThat(shop.received())
        .extracting(message -> message.form().text("RtnCode"))
        .containsExactly("2", "2", "10100248");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pay", "issue", "fail", "expire", "resend"})
  void answers404ForAnUnknownTrade(String command) {
    HttpResponse<String> response = command("T0", command, "");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).path("error").asString()).contains("T0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pay", "issue", "fail", "expire"})
  void answers409ForWhatIsImpossibleNow(String command) {
    String number = TestOrders.number(place(orders.card()));
    command(number, "pay", "");

    assertThat(command(number, command, "").statusCode()).isEqualTo(409);
    assertThat(control.trade(number).state()).isEqualTo("paid");
  }

  @Test
  void answers409ToACodeForACard() {
    String number = TestOrders.number(place(orders.card()));

    assertThat(command(number, "issue", "").statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"rtnCode\": \"1\"}", "{\"rtnCode\": \"x\"}", "[]", "{"})
  void answers400ToABodyThatMakesNoSense(String body) {
    String number = TestOrders.number(place(orders.card()));

    assertThat(command(number, "fail", body).statusCode()).isEqualTo(400);
    assertThat(control.trade(number).state()).isEqualTo("created");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"fields\": []}", "{\"fields\": {\"a\": {}}}", "{\"field\": {}}"})
  void answers400ToWhatHasNoFieldsToSign(String body) {
    HttpResponse<String> answer = browser.post("/api/sign/", JSON, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error").asString()).contains("field");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/nosuch/, 404",
    "/api/trades/T0/nosuch/, 404",
    "/api/trades/T0/pay/, 404",
    "/api/trades/, 405",
    "/api/clock/advance/, 400"
  })
  void answersInJsonWhateverIsWrong(String path, int status) {
    HttpResponse<String> answer = browser.post(path, JSON, "");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(JSON);
    assertThat(json(answer).path("error").asString()).isNotBlank();
  }

  @Test
  void listsTheNewestFirst() {
    String first = TestOrders.number(place(orders.card()));
    String second = TestOrders.number(place(orders.card()));

    JsonNode trades = json(browser.get("/api/trades/"));

    assertThat(trades.get(0).path("merchantTradeNo").asString()).isEqualTo(second);
    assertThat(trades.get(1).path("merchantTradeNo").asString()).isEqualTo(first);
  }

  @Test
  void signsWithItsOwnKeys() {
    String fields =
        "{\"fields\": {\"MerchantID\": \"3002607\", \"MerchantTradeNo\": \"\", \"TradeNo\": \"\","
            + " \"HandlingCharge\": \"0\", \"ItemName\": \"\", \"PaymentDate\": \"\","
            + " \"PaymentType\": \"\", \"PaymentTypeChargeFee\": \"0\", \"TradeAmt\": 0,"
            + " \"TradeDate\": \"\", \"TradeStatus\": \"10200052\"}}";

    assertThat(json(browser.post("/api/sign/", JSON, fields)).path("CheckMacValue").asString())
        .isEqualTo("C3A9CB1F080B964C4D8DEA258B19E402B5846916BCB103F944E03B6868380039");
  }

  @Test
  void signsWithThePlatformsKeysElseTheMerchantsElseTheFirstMerchants() {
    Merchant seller = new Merchant("3000001", "sellersHashKey01", "sellersHashIv001");
    Merchant platform = new Merchant("3000002", "platformHashKey1", "platformHashIv01");
    control.addMerchant(seller);
    control.addMerchant(platform);

    Form own = Form.of("MerchantID", "3000001", "PlatformID", "");
    assertThat(signature(own)).isEqualTo(seller.signature(own));
    Form sold = Form.of("MerchantID", "3000001", "PlatformID", "3000002");
    assertThat(signature(sold)).isEqualTo(platform.signature(sold));
    Form nobodys = Form.of("RtnCode", "1");
    assertThat(signature(nobodys)).isEqualTo(Merchant.published().signature(nobodys));
    Form strangers = Form.of("MerchantID", "3999999");
    assertThat(signature(strangers)).isEqualTo(Merchant.published().signature(strangers));
  }

  /** The last would win otherwise, and nobody would know which one was meant. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/api/trades/{no}/pay/; {\"simulate\": true, \"simulate\": false}; simulate",
        "/api/trades/{no}/issue/; {\"method\": \"ATM\", \"method\": \"CVS\"}; method",
        "/api/trades/{no}/fail/; {\"rtnCode\": \"10100058\", \"rtnCode\": \"10100248\"}; rtnCode",
        "/api/trades/{no}/card/; {\"declines\": true, \"declines\": true}; declines",
        "/api/clock/advance/; {\"seconds\": 1, \"seconds\": 100}; seconds",
        "/api/sign/; {\"fields\": {\"RtnCode\": \"1\", \"RtnCode\": \"2\"}}; RtnCode",
        "/api/sign/; {\"fields\": {\"a\": \"1\"}, \"fields\": {}}; fields"
      })
  void refusesAMemberThatComesTwiceByItsName(String path, String body, String name) {
    String number = TestOrders.number(place(orders.by("ALL")));
    Instant before = control.now();

    HttpResponse<String> answer = browser.post(path.replace("{no}", number), JSON, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error").asString()).contains("Duplicate", "\"" + name + "\"");
    assertThat(control.trade(number).state()).isEqualTo("created");
    assertThat(control.now()).isEqualTo(before);
  }

  private HttpResponse<String> sign(String fields) {
    return browser.post("/api/sign/", JSON, "{\"fields\": " + fields + "}");
  }

  private String signature(Form form) {
    Map<String, String> fields = new LinkedHashMap<>();
    form.fields().forEach(field -> fields.put(field.name(), field.value()));
    return json(sign(JsonMapper.shared().writeValueAsString(fields)))
        .path("CheckMacValue")
        .asString();
  }

  private Form place(Form order) {
    browser.open(order);
    return order;
  }

  private HttpResponse<String> command(String number, String command, String body) {
    return browser.post("/api/trades/" + number + "/" + command + "/", JSON, body);
  }

  private static String state(HttpResponse<String> response) {
    return json(response).path("state").asString();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }
}
