package tw.jiean.ecpay.periodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.AnsweringTransport;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.LoopbackServer;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TestShop;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.checkout.PeriodUnit;
import tw.jiean.ecpay.transport.JdkHttpTransport;

class PeriodicPlansTests {

  private static final MerchantTradeNo ORDER = new MerchantTradeNo("JN1");

  private static final String CHARGE =
      "{\"RtnCode\":1,\"amount\":300,\"gwsr\":13129540,\"process_date\":\"2026/05/02 21:10:00\","
          + "\"auth_code\":\"777777\",\"TradeNo\":\"2605022110001234\"}";
  private static final String FAILURE =
      "{\"RtnCode\":\"10100248\",\"amount\":\"300\",\"gwsr\":0,\"process_date\":\"later\","
          + "\"auth_code\":null,\"TradeNo\":\"\"}";
  private static final String PLAN = plan(CHARGE + "," + FAILURE);

  private static final String ACCEPTED =
      "MerchantID=3002607&MerchantTradeNo=JN1&RtnCode=1&RtnMsg=OK";

  private static String plan(String charges) {
    return "{\"MerchantID\":\"3002607\",\"MerchantTradeNo\":\"JN1\",\"TradeNo\":\"2605022110001234\","
        + "\"RtnCode\":1,\"PeriodType\":\"M\",\"Frequency\":1,\"ExecTimes\":12,"
        + "\"PeriodAmount\":300,\"amount\":300,\"gwsr\":13129540,\"TotalSuccessTimes\":1,"
        + "\"TotalSuccessAmount\":300,\"ExecStatus\":\"1\",\"ExecLog\":["
        + charges
        + "]}";
  }

  private static PeriodicPlans answering(int status, String answer) {
    return TestShop.client(AnsweringTransport.with(status, answer)).plans();
  }

  private static PeriodicPlan ask(String answer) {
    return answering(200, answer).ask(ORDER);
  }

  @Test
  void asksWithTheTimeInSeconds() {
    AnsweringTransport transport = AnsweringTransport.with(200, PLAN);

    TestShop.client(transport).plans().ask(ORDER);

    assertThat(transport.addresses())
        .containsExactly(URI.create("http://127.0.0.1:9/Cashier/QueryCreditCardPeriodInfo"));
    assertThat(TestShop.sent(transport.forms().get(0)))
        .containsOnly(
            Map.entry("MerchantID", "3002607"),
            Map.entry("MerchantTradeNo", "JN1"),
            Map.entry("TimeStamp", "1782999000"));
  }

  @Test
  void readsThePlanWithItsCharges() {
    PeriodicPlan plan = ask(PLAN);

    assertThat(plan.merchantTradeNo()).isEqualTo(ORDER);
    assertThat(plan.ecpayTradeNo()).contains(new EcpayTradeNo("2605022110001234"));
    assertThat(plan.state()).isEqualTo(PeriodicPlan.State.RUNNING);
    assertThat(plan.stateCode()).isEqualTo("1");
    assertThat(plan.unit()).isEqualTo(PeriodUnit.MONTHS);
    assertThat(plan.frequency()).isEqualTo(1);
    assertThat(plan.execTimes()).isEqualTo(12);
    assertThat(plan.amount()).isEqualTo(new TradeAmount(300));
    assertThat(plan.totalSuccessTimes()).isEqualTo(1);
    assertThat(plan.totalSuccessAmount()).isEqualTo(300);
    PeriodicPlan.Charge charged = plan.charges().get(0);
    assertThat(charged.succeeded()).isTrue();
    assertThat(charged.amount()).isEqualTo(300);
    assertThat(charged.gwsr()).contains("13129540");
    assertThat(charged.processDate()).contains(Instant.parse("2026-05-02T13:10:00Z"));
    assertThat(charged.authCode()).isEqualTo("777777");
    assertThat(charged.ecpayTradeNo()).contains(new EcpayTradeNo("2605022110001234"));
    PeriodicPlan.Charge failed = plan.charges().get(1);
    assertThat(failed.succeeded()).isFalse();
    assertThat(failed.rtnCode()).isEqualTo("10100248");
    assertThat(failed.gwsr()).isEmpty();
    assertThat(failed.processDate()).isEmpty();
    assertThat(failed.authCode()).isEmpty();
    assertThat(failed.ecpayTradeNo()).isEmpty();
    assertThat(plan.charges()).hasSize(2);
  }

  @Test
  void aPlanOf999ChargesComesThroughHttp() throws IOException {
    String longest = plan((CHARGE + ",").repeat(998) + CHARGE);
    try (var server = new LoopbackServer("/Cashier/QueryCreditCardPeriodInfo", longest)) {
      PeriodicPlan plan = TestShop.client(new JdkHttpTransport(), server.base()).plans().ask(ORDER);

      assertThat(plan.charges()).hasSize(999).allMatch(PeriodicPlan.Charge::succeeded);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, ENDED", "1, RUNNING", "2, FINISHED", "3, OTHER", "running, OTHER"})
  void everyStateIsTold(String code, PeriodicPlan.State state) {
    PeriodicPlan plan =
        ask(PLAN.replace("\"ExecStatus\":\"1\"", "\"ExecStatus\":\"" + code + "\""));

    assertThat(plan.state()).isEqualTo(state);
    assertThat(plan.stateCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"D, DAYS", "M, MONTHS", "Y, YEARS"})
  void everyUnitIsTold(String code, PeriodUnit unit) {
    assertThat(ask(PLAN.replace("\"PeriodType\":\"M\"", "\"PeriodType\":\"" + code + "\"")).unit())
        .isEqualTo(unit);
  }

  @Test
  void aFailedChargeHidesNoPlan() {
    PeriodicPlan plan =
        ask(PLAN.replace("\"RtnCode\":1,\"PeriodType\"", "\"RtnCode\":10100248,\"PeriodType\""));

    assertThat(plan.state()).isEqualTo(PeriodicPlan.State.RUNNING);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"MerchantID\":\"3002607\"', '\"MerchantID\":\"3002599\"'",
    "'\"MerchantTradeNo\":\"JN1\"', '\"MerchantTradeNo\":\"jn1\"'",
    "'\"MerchantTradeNo\":\"JN1\",', ''",
    "'\"MerchantTradeNo\":\"JN1\"', '\"MerchantTradeNo\":[]'",
    "'\"TradeNo\":\"2605022110001234\",\"RtnCode\"', '\"TradeNo\":\"26-05\",\"RtnCode\"'",
    "'\"PeriodType\":\"M\"', '\"PeriodType\":\"m\"'",
    "'\"PeriodType\":\"M\"', '\"PeriodType\":\"\"'",
    "'\"Frequency\":1', '\"Frequency\":-1'",
    "'\"ExecTimes\":12', '\"ExecTimes\":\"\"'",
    "'\"PeriodAmount\":300', '\"PeriodAmount\":0'",
    "'\"PeriodAmount\":300', '\"PeriodAmount\":300.5'",
    "'\"TotalSuccessTimes\":1,', ''",
    "'\"TotalSuccessAmount\":300', '\"TotalSuccessAmount\":\"-300\"'",
    "'\"ExecStatus\":\"1\"', '\"ExecStatus\":\"\"'",
    "'\"ExecLog\":[', '\"ExecLog\":[1,'",
    "'{\"RtnCode\":1,\"amount\"', '{\"RtnCode\":\"ok\",\"amount\"'",
    "'\"amount\":\"300\"', '\"amount\":\"\"'",
    "'\"TradeNo\":\"\"', '\"TradeNo\":\"26-05\"'"
  })
  void anAnswerThatDoesNotFitIsUnreadable(String part, String other) {
    assertThat(PLAN).contains(part);
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> ask(PLAN.replace(part, other)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1|OK", "[]", "{}", "<html></html>"})
  void whatIsNoAnswerAtAllIsUnreadable(String answer) {
    assertThatExceptionOfType(UnreadableReply.class).isThrownBy(() -> ask(answer));
  }

  @Test
  void anOrderThatECPayDoesNotKnowIsARefusal() {
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() ->
            ask(
                "{\"MerchantID\":\"3002607\",\"MerchantTradeNo\":\"JN1\",\"RtnCode\":10200047,"
                    + "\"PeriodType\":\"\",\"ExecLog\":[]}"))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("10200047"));
  }

  @Test
  void everyCommandHasItsWordAndTheTime() {
    assertThat(sent(plans -> plans.repeatLatest(ORDER))).containsEntry("Action", "ReAuth");
    assertThat(sent(plans -> plans.cancel(ORDER)))
        .containsOnly(
            Map.entry("MerchantID", "3002607"),
            Map.entry("MerchantTradeNo", "JN1"),
            Map.entry("Action", "Cancel"),
            Map.entry("TimeStamp", "1782999000"));
  }

  private static Map<String, String> sent(Consumer<PeriodicPlans> command) {
    AnsweringTransport transport = AnsweringTransport.with(200, TestShop.signed(ACCEPTED));
    command.accept(TestShop.client(transport).plans());
    assertThat(transport.addresses())
        .containsExactly(URI.create("http://127.0.0.1:9/Cashier/CreditCardPeriodAction"));
    return TestShop.sent(transport.forms().get(0));
  }

  @Test
  void aCommandsAnswerMustBeSigned() {
    for (String unsigned : new String[] {ACCEPTED, ACCEPTED + "&CheckMacValue=", "1|OK", ""}) {
      assertThatExceptionOfType(InvalidSignature.class)
          .isThrownBy(() -> answering(200, unsigned).cancel(ORDER));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MerchantID=3002607, MerchantID=3002599",
    "MerchantTradeNo=JN1, MerchantTradeNo=jn1",
    "RtnCode=1, RtnCode=",
    "RtnCode=1, RtnCode=01",
    "RtnCode=1, RtnCode=10300066"
  })
  void aSignedAnswerThatDoesNotFitLeavesTheOutcomeUnknown(String field, String other) {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() ->
            answering(200, TestShop.signed(ACCEPTED.replace(field, other))).repeatLatest(ORDER));
  }

  @Test
  void aRefusedCommandTellsWhy() {
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() ->
            answering(200, TestShop.signed(ACCEPTED.replace("RtnCode=1&", "RtnCode=100&")))
                .cancel(ORDER))
        .withMessage("CreditCardPeriodAction: ECPay refused with 100 (OK)");
  }

  @Test
  void aCommandWithoutAnswerIsSentOnce() {
    AnsweringTransport transport = AnsweringTransport.with(500, "");

    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(() -> TestShop.client(transport).plans().repeatLatest(ORDER));
    assertThat(transport.forms()).hasSize(1);
  }
}
