package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.sandbox.endpoint.EcpaySite;
import tw.jiean.ecpay.sandbox.endpoint.QueryRate;
import tw.jiean.ecpay.sandbox.wire.Form;

class StatementIT extends CardTestBase {

  private static final String TODAY = "2026-07-02"; // a Thursday
  private static final String FRIDAY = "2026-07-03";

  private final Statements statements = new Statements(sandbox);

  @Override
  SandboxSettings settings(SandboxSettings defaults) {
    return defaults.withStatementRate(new QueryRate(100, Duration.ofMinutes(1), Duration.ZERO));
  }

  @Test
  void tellsEachPaymentWithItsFeeAndWhatIsLeft() {
    String number = paid(orders.by("ATM"));

    List<Map<String, String>> rows =
        statements.rows(Statements.PAYMENTS, Statements.payments("2", TODAY, TODAY, "1", "2"));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0))
        .containsEntry("廠商訂單編號", number)
        .containsEntry("綠界訂單編號", control.trade(number).tradeNo())
        .containsEntry("訂單日期", "2026/07/02 21:24:11")
        .containsEntry("付款方式", "ATM")
        .containsEntry("付款狀態", "已付款")
        .containsEntry("費率(每筆)", "1.00%")
        .containsEntry("交易金額", "1200")
        .containsEntry("退款金額", "0")
        .containsEntry("交易手續費", "12.6")
        .containsEntry("應收款項(淨額)", "1187.4")
        .containsEntry("撥款狀態", "未撥款");
    assertThat(rows.get(0).get("超商資訊/ATM繳款帳號")).matches("[0-9]{16}");
  }

  @Test
  void tellsARefundInTheRowOfItsPaymentAndGivesTheFeeBack() {
    paid(orders.card());
    until(20, 15);
    until(6, 0);
    String number = control.trades().get(0).merchantTradeNo();
    act(number, "R", 300);
    until(20, 15);

    Map<String, String> row =
        statements
            .rows(Statements.PAYMENTS, Statements.payments("6", TODAY, TODAY, "0", "2"))
            .get(0);

    assertThat(row)
        .containsEntry("交易金額", "1200")
        .containsEntry("付款方式", "信用卡")
        .containsEntry("交易服務費率(%數 / $筆)", "2.75%")
        .containsEntry("交易服務費金額", "25.988")
        .containsEntry("應收款項(淨額)", "874.012");
  }

  @Test
  void tellsRefundsAsNegativeRowsInTheFileOfPayouts() {
    String number = paid(orders.card());
    until(20, 15);
    until(6, 0);
    act(number, "R", 1_200);
    until(20, 15); // Saturday
    control.advance(Duration.ofDays(3));

    List<Map<String, String>> rows =
        statements.rows(Statements.FUNDING, Statements.funding("close", FRIDAY, "2026-07-04"));

    assertThat(rows)
        .extracting(row ->
            row.get("序號")
                + " "
                + row.get("請款日期")
                + " "
                + row.get("交易金額")
                + " "
                + row.get("服務費(%數)")
                + " "
                + row.get("撥款金額"))
        .containsExactly("1 20260703 1200 34.65 1165.35", "2 20260704 -1200 -34.65 -1165.35");
    assertThat(rows.get(0))
        .containsEntry("訂單編號", number)
        .containsEntry("交易日期", "20260702")
        .containsEntry("授權單號", Long.toString(card(number).gwsr()));
  }

  @Test
  void showsADayOfPayoutsFromTwoInTheAfternoonOfTheNextBankDay() {
    paid(orders.card());
    until(20, 15); // Friday
    Form request = Statements.funding("close", FRIDAY, FRIDAY);

    control.advance(Duration.ofDays(2));
    until(13, 59); // Monday
    assertThat(statements.rows(Statements.FUNDING, request)).isEmpty();
    until(14, 0);
    assertThat(statements.rows(Statements.FUNDING, request)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "close, 2026-07-03", // Friday
    "fund, 2026-07-06", // the next bank day
    "enter, 2026-07-09" // the fourth
  })
  void filesAPayoutUnderEachOfItsDays(String type, String day) {
    paid(orders.card());
    control.advance(Duration.ofDays(30));

    assertThat(
            statements.rows(
                Statements.FUNDING, Statements.funding(type, "2026-07-01", "2026-07-31")))
        .hasSize(1);
    assertThat(statements.rows(Statements.FUNDING, Statements.funding(type, day, day))).hasSize(1);
  }

  @Test
  void writesBigFiveUnlessAskedForUtf8() {
    paid(orders.by("Credit", "Remark", "備註,含逗號"));
    Form request = Statements.payments("6", TODAY, TODAY, "0", "1");

    HttpResponse<byte[]> big5 = statements.fetch(Statements.PAYMENTS, request);
    HttpResponse<byte[]> absent =
        statements.fetch(
            Statements.PAYMENTS,
            new Form(
                request.fields().stream()
                    .filter(field -> !field.name().equals("CharSet"))
                    .toList()));

    assertThat(Statements.rows(big5.body(), Charset.forName("x-windows-950")).get(0))
        .containsEntry("備註", "備註,含逗號")
        .containsEntry("付款結果", "已付款");
    assertThat(absent.body()).isEqualTo(big5.body());
  }

  @Test
  void wrapsEachCellOfTheNewFormatForSpreadsheets() {
    paid(orders.by("Credit", "Remark", "說\"好\""));

    String file =
        statements.text(Statements.PAYMENTS, Statements.payments("6", TODAY, TODAY, "1", "2"));

    assertThat(file).startsWith("=\"訂單日期\",=\"廠商訂單編號\",=\"綠界訂單編號\"");
    assertThat(file).contains("=\"說\"\"好\"\"\"\r\n");
  }

  @Test
  void leavesOutWhatIsNotAskedFor() {
    String paidAtm = paid(orders.by("ATM"));
    String paidCard = paid(orders.card());
    String unpaid = TestOrders.number(placed(orders.by("CVS")));
    String failed = TestOrders.number(placed(orders.card()));
    control.fail(failed, "10100058");
    control.advance(Duration.ofDays(1));

    assertThat(numbers()).containsExactly(paidAtm, paidCard, unpaid, failed);
    assertThat(numbers("PaymentType", "03")).containsExactly(paidAtm);
    assertThat(numbers("PaymentType", "01")).containsExactly(paidCard, failed);
    assertThat(numbers("PaymentStatus", "0")).containsExactly(unpaid);
    assertThat(numbers("PaymentStatus", "1")).containsExactly(paidAtm, paidCard);
    assertThat(numbers("PaymentStatus", "2")).containsExactly(failed);
    assertThat(numbers("AllocateStatus", "1")).containsExactly(paidAtm);
    assertThat(numbers("AllocateStatus", "0")).containsExactly(paidCard, unpaid, failed);
    assertThat(numbers("PlatformStatus", "1")).hasSize(4);
    assertThat(numbers("PlatformStatus", "2")).isEmpty();
  }

  @Test
  void findsPaymentsByTheirDaysOfPaymentAndPayout() {
    String number = paid(orders.by("ATM"));

    assertThat(
            statements.rows(
                Statements.PAYMENTS, Statements.payments("4", FRIDAY, FRIDAY, "0", "2")))
        .extracting(row -> row.get("特店訂單編號"))
        .containsExactly(number);
    assertThat(
            statements.rows(Statements.PAYMENTS, Statements.payments("4", TODAY, TODAY, "0", "2")))
        .isEmpty();
    assertThat(
            statements.rows(
                Statements.PAYMENTS, Statements.payments("2", FRIDAY, FRIDAY, "0", "2")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DateType, 1",
    "DateType, ''",
    "BeginDate, 2026/07/02",
    "BeginDate, 2026-07-03",
    "EndDate, ''",
    "MediaFormated, 9",
    "CharSet, 3"
  })
  void refusesWhatItDoesNotKnow(String field, String value) {
    Form request = Statements.payments("6", TODAY, TODAY, "0", "2").replacing(field, value);

    assertThat(statements.text(Statements.PAYMENTS, request)).startsWith("RtnCode=99203001&");
  }

  @ParameterizedTest
  @CsvSource({"PayDateType, x", "StartDate, ''", "EndDate, 2026-07-01", "CharSet, 3"})
  void refusesWhatItDoesNotKnowOfPayouts(String field, String value) {
    Form request = Statements.funding("close", TODAY, TODAY).replacing(field, value);

    assertThat(statements.text(Statements.FUNDING, request)).startsWith("RtnCode=99203001&");
  }

  @Test
  void givesNoFileToAStrangerOrUnderAWrongSignature() {
    Form request = TestOrders.signed(Statements.funding("close", TODAY, TODAY));

    for (String path : List.of(Statements.FUNDING, Statements.PAYMENTS)) {
      assertThat(browser.post(path, request.replacing("MerchantID", "1")).body())
          .contains("10100251");
      assertThat(browser.post(path, request.replacing("EndDate", "2026-07-09")).body())
          .contains("10200073");
    }
  }

  @Test
  void givesOneFileAMinute() {
    SandboxSettings settings = SandboxSettings.defaults().withClock(clock);
    try (EcpaySandbox strict = EcpaySandbox.start(settings)) {
      Statements asked = new Statements(strict);
      Form request = Statements.payments("6", TODAY, TODAY, "0", "2");

      assertThat(asked.fetch(Statements.PAYMENTS, request).statusCode()).isEqualTo(200);
      assertThat(asked.fetch(Statements.PAYMENTS, request).statusCode()).isEqualTo(403);
      strict.control().advance(Duration.ofMinutes(1));
      assertThat(asked.fetch(Statements.PAYMENTS, request).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void hasNoFileOfPayoutsOnStage() {
    SandboxSettings settings =
        SandboxSettings.defaults().withClock(clock).withSite(EcpaySite.STAGE);
    try (EcpaySandbox stage = EcpaySandbox.start(settings)) {
      Statements asked = new Statements(stage);

      assertThat(
              asked
                  .fetch(Statements.FUNDING, Statements.funding("close", TODAY, TODAY))
                  .statusCode())
          .isEqualTo(404);
    }
  }

  private Form placed(Form order) {
    browser.open(order);
    return order;
  }

  private List<String> numbers(String... filter) {
    Form request = Statements.payments("6", TODAY, TODAY, "1", "2");
    for (int i = 0; i < filter.length; i += 2) {
      request = request.with(filter[i], filter[i + 1]);
    }
    return statements.rows(Statements.PAYMENTS, request).stream()
        .map(row -> row.getOrDefault("廠商訂單編號", ""))
        .toList();
  }
}
