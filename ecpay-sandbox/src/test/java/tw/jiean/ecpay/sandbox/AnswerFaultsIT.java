package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.sandbox.endpoint.QueryRate;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Each misbehaviour towards a shop's server, as it sees it on the wire, and how it is switched. */
class AnswerFaultsIT extends CardTestBase {

  private static final String QUERY_TRADE_INFO = "/Cashier/QueryTradeInfo/V5";

  private final Answers answers = new Answers(browser, clock);
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  SandboxSettings settings(SandboxSettings defaults) {
    return defaults.withStatementRate(new QueryRate(100, Duration.ofMinutes(1), Duration.ZERO));
  }

  @Test
  void aSlowAnswerComesAfterAShopsServerHasGivenUp() {
    String number = paid(orders.card());
    control.misbehave(Fault.SLOW_ANSWER, 1);

    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> ask(number, Duration.ofSeconds(1)));
    assertThat(answers.about(QUERY_TRADE_INFO, number)).containsEntry("TradeStatus", "1");
  }

  @Test
  void aSandboxThatEndsLeavesNoSlowAnswerBehind() throws InterruptedException {
    String number = paid(orders.card());
    control.misbehave(Fault.SLOW_ANSWER, 1);
    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> ask(number, Duration.ofSeconds(1)));
    List<Thread> waiting =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("ecpay-sandbox-late"))
            .toList();
    assertThat(waiting).isNotEmpty();

    sandbox.close();

    for (Thread thread : waiting) {
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void aFaultOfOneTradeStrikesTheQueryOfItsCardToo() {
    String number = paid(orders.card());
    String other = paid(orders.card());
    control.misbehave(Fault.HTTP_500, number, 1);

    assertThat(query(other, Map.of())).contains("RtnValue");
    assertThat(query(number, Map.of())).isEqualTo("Internal Server Error");
    assertThat(query(number, Map.of())).contains("RtnValue");
  }

  @Test
  void oneFaultIsSwitchedOffAndTheOthersStay() {
    String number = paid(orders.card());
    control.misbehave(Fault.TRADE_STATUS_LATE, number);
    control.misbehave(Fault.HTTP_500, number);
    control.behave(Fault.HTTP_500);

    for (int i = 0; i < 3; i++) {
      assertThat(answers.about(QUERY_TRADE_INFO, number)).containsEntry("TradeStatus", "0");
    }
    control.behave();
    assertThat(answers.about(QUERY_TRADE_INFO, number)).containsEntry("TradeStatus", "1");
  }

  @Test
  void aCutConnectionGivesNoAnswer() {
    String number = paid(orders.card());
    control.misbehave(Fault.CONNECTION_CUT, 1);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ask(number, Duration.ofSeconds(10)))
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(answers.about(QUERY_TRADE_INFO, number)).containsEntry("TradeStatus", "1");
  }

  @Test
  void anErrorOfTheServerIsFiveHundredAndNothingIsDone() {
    String number = paid(orders.card());
    control.misbehave(Fault.HTTP_500, 1);

    assertThat(browser.post(DO_ACTION, action(number, "C", 1200)).statusCode()).isEqualTo(500);
    assertThat(state(number)).isEqualTo("authorised");
    assertThat(act(number, "C", 1200)).isEqualTo("1");
  }

  @Test
  void aLateTradeStatusSaysUnpaidOfAPaidTrade() {
    String number = paid(orders.card());
    control.misbehave(Fault.TRADE_STATUS_LATE, number, 1);

    assertThat(answers.about(QUERY_TRADE_INFO, number))
        .containsEntry("TradeStatus", "0")
        .containsEntry("PaymentDate", "")
        .containsEntry("TradeAmt", "1200");
    assertThat(answers.about(QUERY_TRADE_INFO, number)).containsEntry("TradeStatus", "1");
  }

  @Test
  void anUnpaidTradeUsesUpNoLateStatus() {
    Form unpaid = orders.card();
    browser.open(unpaid);
    control.misbehave(Fault.TRADE_STATUS_LATE, 1);

    answers.about(QUERY_TRADE_INFO, TestOrders.number(unpaid));

    assertThat(control.faults()).singleElement().matches(fault -> fault.struck() == 0);
  }

  @Test
  void anActionMayBeDoneAndNotAnswered() {
    String number = paid(orders.card());
    control.misbehave(Fault.DO_ACTION_DONE_UNANSWERED, number, 1);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(number));
    assertThat(state(number)).isNotEqualTo("authorised");
  }

  @Test
  void anActionMayBeLostAndNotAnswered() {
    String number = paid(orders.card());
    control.misbehave(Fault.DO_ACTION_LOST_UNANSWERED, number, 1);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(number));
    assertThat(state(number)).isEqualTo("authorised");
    assertThat(act(number, "C", 1200)).isEqualTo("1");
  }

  @Test
  void anActionMayBeRefusedAndIsNotDone() {
    String number = paid(orders.card());
    control.misbehave(Fault.DO_ACTION_REFUSED, number, 1);

    assertThat(act(number, "C", 1200)).isEqualTo("99201010");
    assertThat(state(number)).isEqualTo("authorised");
    assertThat(act(number, "C", 1200)).isEqualTo("1");
  }

  @Test
  void aFaultOfOneTradeLeavesAnswersAboutOthersAlone() {
    String number = paid(orders.card());
    control.misbehave(Fault.HTTP_500, "OTHER", 1);

    assertThat(answers.about(QUERY_TRADE_INFO, number)).containsEntry("TradeStatus", "1");
  }

  @Test
  void faultsAreSwitchedOnToldAndSwitchedOffByTheControlInterface() throws Exception {
    JsonNode on =
        api("PUT", "{\"name\": \"http-500\", \"merchantTradeNo\": \"JN1\", \"times\": 2}");
    assertThat(on.toString())
        .isEqualTo(
            "{\"name\":\"http-500\",\"merchantTradeNo\":\"JN1\",\"timesLeft\":2,\"struck\":0}");
    JsonNode all = api("PUT", "{\"name\": \"connection-cut\"}");
    assertThat(all.path("timesLeft").isNull()).isTrue();

    assertThat(api("GET", "")).hasSize(2).contains(on, all);
    assertThat(api("DELETE", "")).isEmpty();
    assertThat(api("GET", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"HTTP_500\"}",
        "{\"name\": \"http-500\", \"times\": 0}",
        "{\"name\": \"http-500\", \"times\": \"1\"}",
        "{\"name\": \"http-500\", \"times\": 99999999999}",
        "{\"name\": \"http-500\", \"merchantTradeNo\": \"J N\"}",
        "{\"name\": \"http-500\", \"merchantTradeNo\": 7}",
        "[]"
      })
  void whatIsNoFaultIsRefusedAndSwitchesNothingOn(String body) throws Exception {
    assertThat(call("PUT", body).statusCode()).isEqualTo(400);
    assertThat(control.faults()).isEmpty();
  }

  @Test
  void aNameThatIsNoneIsAnsweredWithThoseThatAre() throws Exception {
    assertThat(call("PUT", "{\"name\": \"nonsense\"}").body())
        .contains("notification-lost", "statement-row-different");
  }

  @ParameterizedTest
  @CsvSource({"STATEMENT_ROW_MISSING, 1", "STATEMENT_ROW_EXTRA, 3", "STATEMENT_ROW_DIFFERENT, 2"})
  void aTradeStatementMisbehavesInOneRow(Fault fault, int rows) {
    String first = paid(orders.card());
    String second = paid(orders.card());
    control.misbehave(fault, first, 1);
    String today = "2026-07-02";

    for (String format : new String[] {"0", "1"}) {
      String number = format.equals("0") ? "特店訂單編號" : "廠商訂單編號";
      var told = rows(Statements.payments("6", today, today, format, "2"), Statements.PAYMENTS);
      assertThat(told).hasSize(rows);
      assertThat(told).filteredOn(row -> second.equals(row.get(number))).hasSize(1);
      switch (fault) {
        case STATEMENT_ROW_MISSING ->
            assertThat(told).noneMatch(row -> first.equals(row.get(number)));
        case STATEMENT_ROW_EXTRA ->
            assertThat(told).anyMatch(row -> "NOSUCHTRADE".equals(row.get(number)));
        default ->
            assertThat(told)
                .filteredOn(row -> first.equals(row.get(number)))
                .singleElement()
                .matches(row -> "1201".equals(row.get("交易金額")));
      }
      control.behave();
      control.misbehave(fault, first, 1);
    }
    control.behave();
    assertThat(rows(Statements.payments("6", today, today, "1", "2"), Statements.PAYMENTS))
        .hasSize(2)
        .allMatch(row -> "1200".equals(row.get("交易金額")));
  }

  @Test
  void aFundingStatementMisbehavesInOneRow() {
    String number = paid(orders.card());
    control.advance(Duration.ofDays(5));
    Form request = Statements.funding("close", "2026-07-02", "2026-07-06");
    control.misbehave(Fault.STATEMENT_ROW_DIFFERENT, number, 1);
    assertThat(rows(request, Statements.FUNDING))
        .singleElement()
        .matches(row -> "1201".equals(row.get("交易金額")));

    control.misbehave(Fault.STATEMENT_ROW_MISSING, 1);
    assertThat(rows(request, Statements.FUNDING)).isEmpty();

    control.misbehave(Fault.STATEMENT_ROW_EXTRA, 1);
    assertThat(rows(request, Statements.FUNDING)).hasSize(2);
  }

  private List<Map<String, String>> rows(Form request, String path) {
    return new Statements(sandbox).rows(path, request);
  }

  private HttpResponse<String> ask(String number, Duration timeout)
      throws IOException, InterruptedException {
    return post(QUERY_TRADE_INFO, answers.query(number), timeout);
  }

  private HttpResponse<String> send(String number) throws IOException, InterruptedException {
    return post(DO_ACTION, action(number, "C", 1200), Duration.ofSeconds(10));
  }

  private HttpResponse<String> post(String path, Form form, Duration timeout)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(timeout)
            .POST(BodyPublishers.ofString(form.encoded()))
            .build(),
        BodyHandlers.ofString());
  }

  private JsonNode api(String method, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = call(method, body);
    assertThat(answer.statusCode()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void whoeverNamesOneFaultToSwitchOffIsToldThatAllWouldEnd()
      throws IOException, InterruptedException {
    control.misbehave(Fault.WRONG_AMOUNT);

    assertThat(call("DELETE", "{\"name\": \"slow-answer\"}").statusCode()).isEqualTo(400);
    assertThat(call("GET", "").body()).contains("wrong-amount");
    assertThat(call("DELETE", "").statusCode()).isEqualTo(200);
    assertThat(call("GET", "").body()).isEqualTo("[]");
  }

  private HttpResponse<String> call(String method, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(sandbox.baseUrl().resolve("/api/faults/"))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
