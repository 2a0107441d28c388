package tw.jiean.ecpay.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayException;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.LoopbackServer;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.ResultCode;
import tw.jiean.ecpay.TestShop;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.transport.JdkHttpTransport;

class CardsTests {

  private static final CardTrade TRADE =
      new CardTrade(new MerchantTradeNo("JN1"), new EcpayTradeNo("2607022100001234"));
  private static final TradeAmount AMOUNT = new TradeAmount(1200);

  private static final String ACCEPTED =
      "MerchantID=3002607&MerchantTradeNo=JN1&TradeNo=2607022100001234&RtnCode=1&RtnMsg=OK";

  private static final String CAPTURED =
      """
      {"RtnMsg": "", "RtnValue": {"TradeID": 13129540, "amount": 1200, "clsamt": 1200,
       "authtime": "2026/07/02 21:10:00", "status": "已關帳", "close_data": [
        {"status": "已關帳", "amount": 1200, "sno": 1, "datetime": "2026/07/02 20:15:00"},
        {"status": "要關帳", "amount": "-200", "sno": "2", "datetime": "yesterday"}]}}\
      """;

  private static Cards answering(int status, String answer) {
    return TestShop.client(AnsweringTransport.with(status, answer)).cards();
  }

  private static void refund(String answer) {
    answering(200, answer).refund(TRADE, AMOUNT);
  }

  private static Authorisation ask(String answer) {
    return answering(200, answer).ask("13129540", AMOUNT, "10000001");
  }

  @Test
  void sendsAStepOverHttpOnceAndReadsThatItWasAccepted() throws IOException {
    try (var server = new LoopbackServer("/CreditDetail/DoAction", ACCEPTED)) {
      TestShop.client(new JdkHttpTransport(), server.base())
          .cards()
          .perform(TRADE, new CardStep(CardAction.REFUND, new TradeAmount(200)));

      assertThat(server.forms()).hasSize(1);
      assertThat(TestShop.sent(server.forms().get(0)))
          .containsOnly(
              Map.entry("MerchantID", "3002607"),
              Map.entry("MerchantTradeNo", "JN1"),
              Map.entry("TradeNo", "2607022100001234"),
              Map.entry("Action", "R"),
              Map.entry("TotalAmount", "200"));
    }
  }

  @Test
  void everyActionHasItsLetter() {
    assertThat(letter(cards -> cards.capture(TRADE, AMOUNT))).isEqualTo("C 1200");
    assertThat(letter(cards -> cards.refund(TRADE, AMOUNT))).isEqualTo("R 1200");
    assertThat(letter(cards -> cards.cancelCapture(TRADE, AMOUNT))).isEqualTo("E 1200");
    assertThat(letter(cards -> cards.abandon(TRADE, AMOUNT))).isEqualTo("N 1200");
  }

  private static String letter(Consumer<Cards> step) {
    AnsweringTransport transport = AnsweringTransport.with(200, ACCEPTED);
    step.accept(TestShop.client(transport).cards());
    assertThat(transport.addresses())
        .containsExactly(URI.create("http://127.0.0.1:9/CreditDetail/DoAction"));
    Map<String, String> sent = TestShop.sent(transport.forms().get(0));
    return sent.get("Action") + " " + sent.get("TotalAmount");
  }

  @Test
  void aSignedAnswerIsVerified() {
    refund(TestShop.signed(ACCEPTED));

    String otherSignature = TestShop.signed(ACCEPTED.replace("RtnMsg=OK", "RtnMsg=No"));
    String signature = otherSignature.substring(otherSignature.indexOf("&CheckMacValue"));
    for (String wrong :
        new String[] {
          ACCEPTED + signature,
          ACCEPTED + "&CheckMacValue=",
          ACCEPTED + signature.replace("CheckMacValue", "checkmacvalue")
        }) {
      assertThatExceptionOfType(InvalidSignature.class).isThrownBy(() -> refund(wrong));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1|OK",
        "RtnCode=1&RtnMsg=OK",
        "<html>RtnCode=1</html>",
        "{\"RtnCode\":1}",
        ACCEPTED + "&RtnCode=1",
        ACCEPTED + "&rtncode=10200047"
      })
  void whatIsNotBoundToTheTradeLeavesTheOutcomeUnknown(String answer) {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> refund(answer))
        .satisfies(unknown -> assertThat(unknown.whatToDo()).contains("state of the trade"));
  }

  @ParameterizedTest
  @CsvSource({
    "MerchantID=3002607, MerchantID=3002599",
    "MerchantID=3002607&, ''",
    "MerchantTradeNo=JN1, MerchantTradeNo=jn1",
    "MerchantTradeNo=JN1&, ''",
    "TradeNo=2607022100001234, TradeNo=2607022100001235",
    "TradeNo=2607022100001234, TradeNo=",
    "&TradeNo=2607022100001234, ''",
    "RtnCode=1, RtnCode=",
    "&RtnCode=1, ''",
    "RtnCode=1, RtnCode=01",
    "RtnCode=1, 'RtnCode=1 '",
    "RtnCode=1, RtnCode=１",
    "RtnCode=1, RtnCode=OK",
    "RtnCode=1, RtnCode=10300066"
  })
  void anAnswerAboutAnotherTradeOrWithoutAResultLeavesTheOutcomeUnknown(
      String field, String other) {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> refund(ACCEPTED.replace(field, other)));
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> refund(TestShop.signed(ACCEPTED.replace(field, other))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1|OK", "<html>Service unavailable</html>", "", "MerchantID=&RtnCode=1"})
  void anAnswerThatNamesNoTradeIsNotSaidToBeAboutAnother(String answer) {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> refund(answer))
        .withMessage("DoAction: unreadable reply (without MerchantID)");
  }

  @ParameterizedTest
  @CsvSource({"MerchantTradeNo, without MerchantTradeNo", "TradeNo, without TradeNo"})
  void anAnswerSaysWhichNumberItLacks(String name, String reason) {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> refund(ACCEPTED.replaceFirst("(^|&)" + name + "=[^&]*", "")))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "10", "-1", "10200047", "error", "error_overDate"})
  void aRefusalIsToldWithECPaysCodeAndWords(String code) {
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() ->
            refund(ACCEPTED.replace("RtnCode=1&RtnMsg=OK", "RtnCode=" + code + "&RtnMsg=金額錯誤")))
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo(code);
          assertThat(refusal.ecpayMessage()).isEqualTo("金額錯誤");
        });
  }

  @Test
  void aRefusalNeedsNoWords() {
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> refund(ACCEPTED.replace("RtnCode=1&RtnMsg=OK", "RtnCode=2")))
        .satisfies(refusal -> assertThat(refusal.ecpayMessage()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "400, tw.jiean.ecpay.RejectedByEcpay",
    "403, tw.jiean.ecpay.RejectedByEcpay",
    "500, tw.jiean.ecpay.EcpayUnreachable"
  })
  void aFailedCallIsSentOnce(int status, Class<? extends EcpayException> failure) {
    AnsweringTransport transport = AnsweringTransport.with(status, ACCEPTED);

    assertThatExceptionOfType(failure)
        .isThrownBy(() -> TestShop.client(transport).cards().refund(TRADE, AMOUNT));
    assertThat(transport.forms()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 307, 399, 500, 502, 504})
  void anAnswerThatIsNeitherYesNorNoLeavesTheOutcomeUnknown(int status) {
    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(() -> answering(status, ACCEPTED).refund(TRADE, AMOUNT))
        .withMessageContaining("HTTP " + status);
  }

  @Test
  void afterA403NothingIsSentForAWhile() {
    AnsweringTransport transport = AnsweringTransport.with(403, "");
    Cards cards = TestShop.client(transport).cards();

    assertThatExceptionOfType(RejectedByEcpay.class).isThrownBy(() -> cards.refund(TRADE, AMOUNT));
    assertThatExceptionOfType(AskedTooOften.class).isThrownBy(() -> cards.refund(TRADE, AMOUNT));
    assertThat(transport.forms()).hasSize(1);
  }

  @Test
  void asksByAuthorisationAmountAndCheckCode() {
    AnsweringTransport transport = AnsweringTransport.with(200, CAPTURED);

    TestShop.client(transport).cards().ask("13129540", AMOUNT, "10000001");

    assertThat(transport.addresses())
        .containsExactly(URI.create("http://127.0.0.1:9/CreditDetail/QueryTrade/V2"));
    assertThat(TestShop.sent(transport.forms().get(0)))
        .containsOnly(
            Map.entry("MerchantID", "3002607"),
            Map.entry("CreditRefundId", "13129540"),
            Map.entry("CreditAmount", "1200"),
            Map.entry("CreditCheckCode", "10000001"));
  }

  @Test
  void readsAnAuthorisationWithItsCaptures() {
    Authorisation card = ask(CAPTURED);

    assertThat(card.gwsr()).isEqualTo("13129540");
    assertThat(card.amount()).isEqualTo(AMOUNT);
    assertThat(card.captured()).isEqualTo(1200);
    assertThat(card.authorisedAt()).contains(Instant.parse("2026-07-02T13:10:00Z"));
    assertThat(card.state()).isEqualTo(CardState.CAPTURED);
    assertThat(card.stateWord()).isEqualTo("已關帳");
    assertThat(card.captures()).extracting(Authorisation.Capture::number).containsExactly("1", "2");
    assertThat(card.captures())
        .extracting(Authorisation.Capture::amount)
        .containsExactly(1200L, -200L);
    assertThat(card.captures())
        .extracting(Authorisation.Capture::state)
        .containsExactly(CardState.CAPTURED, CardState.CAPTURE_PENDING);
    assertThat(card.captures().get(0).at()).contains(Instant.parse("2026-07-02T12:15:00Z"));
    assertThat(card.captures().get(1).at()).isEmpty();
    assertThat(card.captures().get(1).stateWord()).isEqualTo("要關帳");
  }

  @ParameterizedTest
  @CsvSource({
    "未授權, UNAUTHORISED",
    "已授權, AUTHORISED",
    "要關帳, CAPTURE_PENDING",
    "已關帳, CAPTURED",
    "操作取消, CAPTURE_CANCELLED",
    "已取消, CANCELLED",
    "要退款, OTHER",
    "captured, OTHER"
  })
  void everyWordOfECPayIsAState(String word, CardState state) {
    Authorisation card =
        ask(
            "{\"RtnMsg\":\"\",\"RtnValue\":{\"TradeID\":\"0013129540\",\"amount\":\"1200\","
                + "\"clsamt\":0,\"status\":\""
                + word
                + "\"}}");

    assertThat(card.state()).isEqualTo(state);
    assertThat(card.stateWord()).isEqualTo(word);
    assertThat(card.captures()).isEmpty();
    assertThat(card.authorisedAt()).isEmpty();
  }

  @Test
  void zerosInFrontOfTheNumberDoNotMatter() {
    assertThat(answering(200, CAPTURED).ask("0013129540", AMOUNT, "1").gwsr())
        .isEqualTo("13129540");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"TradeID\": 13129540', '\"TradeID\": 13129541'",
    "'\"TradeID\": 13129540', '\"TradeID\": 131295400'",
    "'\"TradeID\": 13129540', '\"TradeID\": \"\"'",
    "'\"amount\": 1200, \"clsamt\"', '\"amount\": 1201, \"clsamt\"'",
    "'\"amount\": 1200, \"clsamt\"', '\"amount\": 1200.0, \"clsamt\"'",
    "'\"amount\": 1200, \"clsamt\"', '\"amount\": null, \"clsamt\"'",
    "'\"clsamt\": 1200', '\"clsamt\": \"\"'",
    "'\"clsamt\": 1200', '\"clsamt\": 1e3'",
    "'\"clsamt\": 1200', '\"clsamt\": {}'",
    "'\"status\": \"已關帳\", \"close', '\"status\": \"\", \"close'",
    "'\"amount\": \"-200\"', '\"amount\": \"--200\"'",
    "'\"amount\": \"-200\"', '\"amount\": \"\"'",
    "'\"status\": \"要關帳\",', ''",
    "'\"RtnMsg\": \"\",', ''",
    "'\"RtnMsg\": \"\"', '\"RtnMsg\": null'",
    "'\"RtnMsg\": \"\"', '\"RtnMsg\": []'",
    "RtnValue, rtnvalue"
  })
  void anAnswerThatDoesNotFitIsUnreadable(String part, String other) {
    assertThat(CAPTURED).contains(part);
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> ask(CAPTURED.replace(part, other)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1|OK", "[]", "<html></html>", "{\"RtnMsg\":\"\",\"RtnValue\":[]}"})
  void whatIsNoAnswerAtAllIsUnreadable(String answer) {
    assertThatExceptionOfType(UnreadableReply.class).isThrownBy(() -> ask(answer));
  }

  @Test
  void ECPaysErrorWordsAreRefusals() {
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> ask("{\"RtnMsg\":\"error_nopay\",\"RtnValue\":null}"))
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo("error_nopay");
          assertThat(refusal.whatToDo()).isEqualTo(ResultCode.NO_AUTHORISATION.whatToDo());
        });
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> ask("{\"RtnMsg\":\"error_Stop\",\"RtnValue\":\"\"}"))
        .satisfies(refusal ->
            assertThat(refusal.whatToDo()).isEqualTo(ResultCode.MERCHANT_STOPPED.whatToDo()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "abc", "-1", "１", "123456789012345678901"})
  void aNumberThatIsNoneIsNotAskedFor(String gwsr) {
    AnsweringTransport transport = AnsweringTransport.with(200, CAPTURED);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestShop.client(transport).cards().ask(gwsr, AMOUNT, "10000001"));
    assertThat(transport.forms()).isEmpty();
  }

  @Test
  void noAnswerIsNoState() {
    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(() -> answering(503, CAPTURED).ask("13129540", AMOUNT, "10000001"));
  }
}
