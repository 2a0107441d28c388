package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.wire.Form;

class DoActionIT extends CardTestBase {

  @Test
  void answersInFieldsWithoutASignature() {
    String number = paid(orders.card());

    Map<String, String> answer =
        Answers.fields(browser.post(DO_ACTION, action(number, "C", 1_200)).body());

    assertThat(answer)
        .containsExactly(
            Map.entry("MerchantID", "3002607"),
            Map.entry("MerchantTradeNo", number),
            Map.entry("TradeNo", control.trade(number).tradeNo()),
            Map.entry("RtnCode", "1"),
            Map.entry("RtnMsg", "OK"));
  }

  @Test
  void capturesEachEveningWhatWasAuthorised() {
    until(20, 0);
    String number = paid(orders.card());

    control.advance(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(state(number)).isEqualTo("authorised");

    control.advance(Duration.ofSeconds(1));
    assertThat(state(number)).isEqualTo("captured");
    assertThat(card(number).captured()).isEqualTo(1_200);
  }

  @Test
  void capturesTheNextEveningWhatCameAfterTheClosing() {
    String number = paid(orders.card()); // at 21:24

    until(20, 14);
    assertThat(state(number)).isEqualTo("authorised");
    until(20, 15);
    assertThat(state(number)).isEqualTo("captured");
  }

  @Test
  void givesBackAllBeforeTheCaptureByAbandoningIt() {
    String number = paid(orders.card());

    assertThat(act(number, "N", 1_200)).isEqualTo("1");

    assertThat(state(number)).isEqualTo("abandoned");
    control.advance(Duration.ofDays(2));
    assertThat(state(number)).isEqualTo("abandoned");
    assertThat(card(number).captured()).isZero();
  }

  @Test
  void givesBackAllOfAPendingCaptureByCancellingAndAbandoningIt() {
    String number = paid(orders.card());
    assertThat(act(number, "C", 1_200)).isEqualTo("1");
    assertThat(state(number)).isEqualTo("capture_pending");

    assertThat(act(number, "R", 1_200)).isEqualTo("99201006");
    assertThat(act(number, "E", 1_200)).isEqualTo("1");
    assertThat(state(number)).isEqualTo("authorised");
    assertThat(act(number, "N", 1_200)).isEqualTo("1");
    assertThat(state(number)).isEqualTo("abandoned");
  }

  @Test
  void givesBackPartsBeforeAndAfterTheClosingAndNeverMoreThanAll() {
    String number = paid(orders.card());
    act(number, "C", 1_200);
    assertThat(act(number, "R", 200)).isEqualTo("1");
    assertThat(act(number, "E", 1_200)).isEqualTo("99201003");

    until(20, 15);
    until(20, 30);
    assertThat(state(number)).isEqualTo("captured");
    assertThat(act(number, "R", 300)).isEqualTo("1");
    assertThat(act(number, "R", 701)).isEqualTo("99201004");
    assertThat(act(number, "R", 700)).isEqualTo("1");
    assertThat(act(number, "R", 1)).isEqualTo("99201004");
    assertThat(card(number).refunded()).isEqualTo(1_200);
  }

  @Test
  void takesARepeatedRefundForAnotherOne() {
    String number = captured(orders.card(), BuyersChoice.any());

    assertThat(act(number, "R", 500)).isEqualTo("1");
    assertThat(act(number, "R", 500)).isEqualTo("1");

    assertThat(card(number).refunded()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "authorised, R",
    "authorised, E",
    "capture_pending, C",
    "capture_pending, N",
    "captured, C",
    "captured, E",
    "captured, N",
    "abandoned, C",
    "abandoned, R",
    "abandoned, E",
    "abandoned, N"
  })
  void refusesWhatTheStateDoesNotAllow(String state, String action) {
    String number = inState(state);

    assertThat(act(number, action, 1_200)).isEqualTo("99201003");

    assertThat(state(number)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"C, 1199", "C, 1201", "N, 1", "C, 0", "C, -1", "C, 99999999999"})
  void movesTheWholeAmountOnly(String action, long amount) {
    String number = paid(orders.card());

    assertThat(act(number, action, amount)).isEqualTo("99201004");
    assertThat(state(number)).isEqualTo("authorised");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c", "X"})
  void knowsNoOtherAction(String action) {
    assertThat(act(paid(orders.card()), action, 1_200)).isEqualTo("99201001");
  }

  @Test
  void refundsInstalmentsAndBonusPointsOnlyAsAWhole() {
    Form instalments = orders.by("Credit", "CreditInstallment", "3,6");
    String inParts =
        captured(instalments, BuyersChoice.by(PaymentMethod.CREDIT).in(new Instalments(3, false)));
    assertThat(act(inParts, "R", 1_199)).isEqualTo("99201005");
    assertThat(act(inParts, "R", 1_200)).isEqualTo("1");

    String points =
        captured(
            orders.by("Credit", "Redeem", "Y"), BuyersChoice.by(PaymentMethod.CREDIT).redeeming());
    assertThat(act(points, "R", 1)).isEqualTo("99201005");
    assertThat(act(points, "R", 1_200)).isEqualTo("1");
  }

  @Test
  void capturesUnionPayAtOnceAndForGood() {
    String number = paid(orders.card(), BuyersChoice.byCard(TestCard.UNION_PAY.number()));

    assertThat(state(number)).isEqualTo("captured");
    assertThat(act(number, "E", 1_200)).isEqualTo("99201003");
    assertThat(act(number, "R", 200)).isEqualTo("1");
  }

  @Test
  void isNotToBeCalledWhileTheClosingRuns() {
    until(20, 0);
    String number = paid(orders.card());

    until(20, 14);
    assertThat(act(number, "C", 1_200)).isEqualTo("1");
    until(20, 15);
    assertThat(act(number, "R", 100)).isEqualTo("99201007");
    control.advance(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(act(number, "R", 100)).isEqualTo("99201007");
    control.advance(Duration.ofSeconds(1));
    assertThat(act(number, "R", 100)).isEqualTo("1");
  }

  @Test
  void refundsWhatTheSystemCapturedFromTheNextMorningOn() {
    until(20, 0);
    String number = paid(orders.card());

    until(20, 30);
    assertThat(act(number, "R", 100)).isEqualTo("99201008");
    until(5, 59);
    assertThat(act(number, "R", 100)).isEqualTo("99201008");
    until(6, 0);
    assertThat(act(number, "R", 100)).isEqualTo("1");
  }

  @Test
  void knowsNoTradeByOneNumberAlone() {
    String number = paid(orders.card());
    Form request = action(number, "C", 1_200);

    assertThat(rtnCode(signedAgain(request.replacing("MerchantTradeNo", "T0"))))
        .isEqualTo("10200047");
    assertThat(rtnCode(signedAgain(request.replacing("TradeNo", "1")))).isEqualTo("10200047");
    assertThat(state(number)).isEqualTo("authorised");
  }

  @Test
  void hasNothingToDoForWhatIsNoPaidCard() {
    Form order = orders.card();
    browser.open(order);

    assertThat(act(TestOrders.number(order), "C", 1_200)).isEqualTo("99201002");
    assertThat(act(paid(orders.by("ATM")), "R", 1_200)).isEqualTo("99201002");
  }

  @Test
  void refusesAWrongSignatureAndAStranger() {
    String number = paid(orders.card());
    Form request = action(number, "C", 1_200);

    assertThat(browser.post(DO_ACTION, request.replacing("TotalAmount", "1")).body())
        .contains("RtnCode=10200073");
    assertThat(browser.post(DO_ACTION, request.replacing("MerchantID", "1")).body())
        .contains("RtnCode=10100251");
    assertThat(state(number)).isEqualTo("authorised");
  }

  private static Form signedAgain(Form changed) {
    return TestOrders.signed(
        new Form(
            changed.fields().stream()
                .filter(field -> !field.name().equals("CheckMacValue"))
                .toList()));
  }

  private String captured(Form order, BuyersChoice choice) {
    String number = paid(order, choice);
    until(20, 15);
    until(6, 0);
    return number;
  }

  private String inState(String state) {
    String number =
        state.equals("captured")
            ? captured(orders.card(), BuyersChoice.any())
            : paid(orders.card());
    switch (state) {
      case "capture_pending" -> act(number, "C", 1_200);
      case "abandoned" -> act(number, "N", 1_200);
      default -> assertThat(state(number)).isEqualTo(state);
    }
    return number;
  }
}
