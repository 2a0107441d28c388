package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.sandbox.endpoint.EcpaySite;
import tw.jiean.ecpay.sandbox.wire.Form;

class CardQueryIT extends CardTestBase {

  @TempDir Path folder;

  @Test
  void tellsAnAuthorisationInTheWordsOfEcpay() {
    String number = paid(orders.card());

    JsonNode answer = json(query(number, Map.of()));

    assertThat(answer.path("RtnMsg").asString()).isEmpty();
    JsonNode value = answer.path("RtnValue");
    assertThat(value.path("TradeID").asLong()).isEqualTo(card(number).gwsr());
    assertThat(value.path("amount").asLong()).isEqualTo(1_200);
    assertThat(value.path("clsamt").asLong()).isZero();
    assertThat(value.path("authtime").asString()).isEqualTo("2026/07/02 21:24:11");
    assertThat(value.path("status").asString()).isEqualTo("已授權");
    assertThat(value.path("close_data").isEmpty()).isTrue();
  }

  @Test
  void tellsEachMovementOfMoneyWithItsState() {
    String number = paid(orders.card());
    act(number, "C", 1_200);
    act(number, "E", 1_200);
    act(number, "C", 1_200);
    act(number, "R", 200);
    assertThat(json(query(number, Map.of())).at("/RtnValue/status").asString()).isEqualTo("要關帳");

    until(20, 15);
    until(6, 0);
    act(number, "R", 300);

    JsonNode value = json(query(number, Map.of())).path("RtnValue");
    assertThat(value.path("status").asString()).isEqualTo("已關帳");
    assertThat(value.path("clsamt").asLong()).isEqualTo(1_200);
    assertThat(value.path("close_data"))
        .extracting(row -> row.path("status").asString() + " " + row.path("amount").asLong())
        .containsExactly("操作取消 1200", "已關帳 1200", "已關帳 -200", "要關帳 -300");
  }

  @Test
  void tellsWhatWasGivenUp() {
    String number = paid(orders.card());
    act(number, "N", 1_200);

    assertThat(json(query(number, Map.of())).at("/RtnValue/status").asString()).isEqualTo("已取消");
  }

  @ParameterizedTest
  @CsvSource({
    "MerchantID, 1, error_Stop",
    "CreditRefundId, 1, error_nopay",
    "CreditRefundId, x, error",
    "CreditAmount, 1, error",
    "CreditCheckCode, 1, error",
  })
  void tellsNothingToWhoDoesNotKnowIt(String field, String value, String reason) {
    JsonNode answer = json(query(paid(orders.card()), Map.of(field, value)));

    assertThat(answer.path("RtnMsg").asString()).isEqualTo(reason);
    assertThat(answer.path("RtnValue").isNull()).isTrue();
  }

  @Test
  void tellsNothingUnderAWrongSignature() {
    Form query = TestOrders.signed(Form.of("MerchantID", "3002607", "CreditRefundId", "1"));

    assertThat(browser.post(QUERY, query.replacing("CreditRefundId", "2")).body())
        .contains("\"RtnMsg\":\"error\"");
  }

  @Test
  void tellsTheControlInterfaceWhatTheQueryAsksFor() {
    String number = paid(orders.card());

    JsonNode card = json(browser.get("/api/trades/" + number + "/authorisations/").body()).get(0);

    assertThat(card.path("gwsr").asLong()).isEqualTo(card(number).gwsr());
    assertThat(card.path("tradeNo").asString()).isEqualTo(control.trade(number).tradeNo());
    assertThat(card.path("state").asString()).isEqualTo("authorised");
  }

  @Test
  void keepsAuthorisationsOverARestart() {
    SandboxSettings settings = SandboxSettings.defaults().withClock(clock).withFolder(folder);
    Form order = orders.card();
    String number = TestOrders.number(order);
    try (EcpaySandbox first = EcpaySandbox.start(settings)) {
      new Browser(first).open(order);
      first.control().pay(number);
      first.control().advance(Duration.ofDays(1));
    }

    try (EcpaySandbox second = EcpaySandbox.start(settings)) {
      assertThat(second.control().authorisations(number))
          .extracting("state", "captured")
          .containsExactly(tuple("captured", 1_200L));
    }
  }

  @Test
  void doesNotExistOnStage() {
    SandboxSettings stage = SandboxSettings.defaults().withClock(clock).withSite(EcpaySite.STAGE);
    try (EcpaySandbox sandbox = EcpaySandbox.start(stage)) {
      Browser server = new Browser(sandbox);

      assertThat(server.post(DO_ACTION, Form.of()).statusCode()).isEqualTo(404);
      assertThat(server.post(QUERY, Form.of()).statusCode()).isEqualTo(404);
      assertThat(server.post("/Cashier/QueryTradeInfo/V5", Form.of()).statusCode()).isEqualTo(200);
    }
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }
}
