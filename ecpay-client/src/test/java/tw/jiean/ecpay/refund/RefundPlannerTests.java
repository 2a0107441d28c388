package tw.jiean.ecpay.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.card.CardState;
import tw.jiean.ecpay.card.CardStep;
import tw.jiean.ecpay.refund.PaidWith.Card;
import tw.jiean.ecpay.refund.PaidWith.Card.Capture;
import tw.jiean.ecpay.refund.PaidWith.Card.Kind;
import tw.jiean.ecpay.refund.PaidWith.Other;
import tw.jiean.ecpay.refund.RefundPlan.Act;
import tw.jiean.ecpay.refund.RefundPlan.BankTransfer;
import tw.jiean.ecpay.refund.RefundPlan.ByHand;
import tw.jiean.ecpay.refund.RefundPlan.Refused;
import tw.jiean.ecpay.refund.RefundPlan.Wait;

/** ECPay's rules as tables: 1,000 were paid at noon of 1 July, and the buyer wants money back. */
@Tag("time")
class RefundPlannerTests {

  private static final Instant PAID_AT = EcpayTime.parse("2026/07/01 12:00:00");
  private static final Instant NEXT_NOON = EcpayTime.parse("2026/07/02 12:00:00");

  private static RefundPlan plan(
      CardState state, Kind kind, Capture capture, long refunded, long amount, Instant now) {
    return plan(new Card(state, PAID_AT, kind, capture), refunded, amount, now);
  }

  private static RefundPlan plan(PaidWith paidWith, long refunded, long amount, Instant now) {
    return RefundPlanner.plan(
        new RefundRequest(paidWith, new TradeAmount(1000), refunded, new TradeAmount(amount)), now);
  }

  /** A plan in few letters: the steps as ECPay's letters and amounts, or what else it is. */
  private static String told(RefundPlan plan) {
    assertThat(plan.reason()).endsWith(".").doesNotContain("  ").hasSizeBetween(20, 160);
    if (plan instanceof Act act) {
      return act.steps().stream().map(RefundPlannerTests::told).collect(Collectors.joining(" "));
    }
    if (plan instanceof Wait wait) {
      return "wait " + EcpayTime.format(wait.until());
    }
    if (plan instanceof ByHand byHand) {
      return "by hand " + byHand.where();
    }
    return plan instanceof BankTransfer ? "transfer" : "refused";
  }

  private static String told(CardStep step) {
    return switch (step.action()) {
          case CAPTURE -> "C";
          case REFUND -> "R";
          case CANCEL_CAPTURE -> "E";
          case ABANDON -> "N";
        }
        + step.amount();
  }

  @ParameterizedTest
  @CsvSource({
    "AUTHORISED,        1000, N1000",
    "AUTHORISED,         999, C1000 R999",
    "CAPTURE_CANCELLED, 1000, N1000",
    "CAPTURE_CANCELLED,    1, C1000 R1",
    "CAPTURE_PENDING,   1000, E1000 N1000",
    "CAPTURE_PENDING,    999, R999",
    "CAPTURED,          1000, R1000",
    "CAPTURED,             1, R1",
    "CANCELLED,         1000, refused",
    "CANCELLED,            1, refused",
    "UNAUTHORISED,      1000, refused",
    "UNAUTHORISED,         1, refused",
    "OTHER,             1000, by hand ECPAY_SERVICE",
    "OTHER,                1, by hand ECPAY_SERVICE"
  })
  void theStateDecidesWhichStepsGiveBack(CardState state, long amount, String expected) {
    for (Capture capture : Capture.values()) {
      assertThat(told(plan(state, Kind.ONE_PAYMENT, capture, 0, amount, NEXT_NOON)))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INSTALMENTS,  AUTHORISED,      1000, N1000",
    "INSTALMENTS,  CAPTURE_PENDING, 1000, E1000 N1000",
    "INSTALMENTS,  CAPTURED,        1000, R1000",
    "INSTALMENTS,  AUTHORISED,       999, transfer",
    "INSTALMENTS,  CAPTURE_PENDING,  999, transfer",
    "INSTALMENTS,  CAPTURED,         999, transfer",
    "INSTALMENTS,  CANCELLED,        999, refused",
    "INSTALMENTS,  UNAUTHORISED,     999, refused",
    "BONUS_POINTS, AUTHORISED,      1000, N1000",
    "BONUS_POINTS, CAPTURE_PENDING, 1000, E1000 N1000",
    "BONUS_POINTS, CAPTURED,        1000, R1000",
    "BONUS_POINTS, AUTHORISED,         1, transfer",
    "BONUS_POINTS, CAPTURE_PENDING,    1, transfer",
    "BONUS_POINTS, CAPTURED,           1, transfer",
    "UNION_PAY,    AUTHORISED,      1000, R1000",
    "UNION_PAY,    AUTHORISED,         1, R1",
    "UNION_PAY,    CAPTURE_PENDING, 1000, R1000",
    "UNION_PAY,    CAPTURE_PENDING,    1, R1",
    "UNION_PAY,    CAPTURE_CANCELLED,  1, R1",
    "UNION_PAY,    CAPTURED,        1000, R1000",
    "UNION_PAY,    CAPTURED,           1, R1",
    "UNION_PAY,    CANCELLED,          1, refused",
    "UNION_PAY,    UNAUTHORISED,       1, refused",
    "UNION_PAY,    OTHER,              1, by hand ECPAY_SERVICE"
  })
  void theKindOfCardDecidesToo(Kind kind, CardState state, long amount, String expected) {
    for (Capture capture : Capture.values()) {
      assertThat(told(plan(state, kind, capture, 0, amount, NEXT_NOON))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTHORISED,       300, 700, C1000 R700",
    "AUTHORISED,       300, 699, C1000 R699",
    "CAPTURE_PENDING,  300, 699, R699",
    "CAPTURE_PENDING,  300, 700, wait 2026/07/02 20:30:00",
    "CAPTURED,         300, 700, R700",
    "CAPTURED,         300, 699, R699",
    "CAPTURED,         300, 701, refused",
    "CAPTURED,        1000,   1, refused",
    "CAPTURED,           0, 1001, refused",
    "AUTHORISED,         0, 1001, refused"
  })
  void whatWasGivenBackBeforeCounts(CardState state, long refunded, long amount, String expected) {
    assertThat(told(plan(state, Kind.ONE_PAYMENT, Capture.BY_HAND, refunded, amount, NEXT_NOON)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"INSTALMENTS, 300, 700", "BONUS_POINTS, 1, 999"})
  void theRestOfAWholeIsAPart(Kind kind, long refunded, long amount) {
    assertThat(told(plan(CardState.CAPTURED, kind, Capture.AUTOMATIC, refunded, amount, NEXT_NOON)))
        .isEqualTo("transfer");
  }

  @ParameterizedTest
  @CsvSource({
    "20:14:59, false",
    "20:15:00, true",
    "20:15:01, true",
    "20:29:59, true",
    "20:30:00, false",
    "08:15:00, false",
    "00:20:15, false"
  })
  void whileECPayCapturesNobodyIsToCall(String time, boolean closed) {
    Instant now = EcpayTime.parse("2026/07/05 " + time);
    for (CardState state :
        new CardState[] {CardState.AUTHORISED, CardState.CAPTURE_PENDING, CardState.CAPTURED}) {
      for (long amount : new long[] {1000, 400}) {
        String open = told(plan(state, Kind.ONE_PAYMENT, Capture.BY_HAND, 0, amount, NEXT_NOON));
        assertThat(told(plan(state, Kind.ONE_PAYMENT, Capture.BY_HAND, 0, amount, now)))
            .isEqualTo(closed ? "wait 2026/07/05 20:30:00" : open);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026/07/01 20:14:59, E1000 N1000",
    "2026/07/01 20:15:00, wait 2026/07/02 06:00:00",
    "2026/07/01 20:29:59, wait 2026/07/02 06:00:00",
    "2026/07/01 20:30:00, wait 2026/07/02 06:00:00",
    "2026/07/01 23:59:59, wait 2026/07/02 06:00:00",
    "2026/07/02 00:00:00, wait 2026/07/02 06:00:00",
    "2026/07/02 05:59:59, wait 2026/07/02 06:00:00",
    "2026/07/02 06:00:00, E1000 N1000",
    "2026/07/02 20:14:59, E1000 N1000",
    "2026/07/05 21:00:00, wait 2026/07/06 06:00:00"
  })
  void ECPaysOwnCaptureIsCancelledOnlyFromSixOn(String now, String expected) {
    Instant then = EcpayTime.parse(now);

    assertThat(
            told(
                plan(
                    CardState.CAPTURE_PENDING, Kind.ONE_PAYMENT, Capture.AUTOMATIC, 0, 1000, then)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026/07/01 20:14:59, R400",
    "2026/07/01 20:15:00, wait 2026/07/02 06:00:00",
    "2026/07/01 20:30:00, wait 2026/07/02 06:00:00",
    "2026/07/02 05:59:59, wait 2026/07/02 06:00:00",
    "2026/07/02 06:00:00, R400",
    "2026/07/02 20:15:00, wait 2026/07/02 20:30:00",
    "2026/07/02 20:30:00, R400",
    "2026/07/03 05:59:59, R400"
  })
  void whatECPayCapturedIsRefundedOnlyAfterItsFirstNight(String now, String expected) {
    Instant then = EcpayTime.parse(now);

    assertThat(told(plan(CardState.CAPTURED, Kind.ONE_PAYMENT, Capture.AUTOMATIC, 0, 400, then)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CAPTURE_PENDING, ONE_PAYMENT, BY_HAND,   E1000 N1000",
    "CAPTURED,        ONE_PAYMENT, BY_HAND,   R1000",
    "CAPTURED,        UNION_PAY,   AUTOMATIC, R1000",
    "CAPTURE_PENDING, UNION_PAY,   AUTOMATIC, R1000",
    "AUTHORISED,      ONE_PAYMENT, AUTOMATIC, N1000",
    "CAPTURED,        INSTALMENTS, AUTOMATIC, wait 2026/07/02 06:00:00"
  })
  void onlyECPaysOwnCaptureWaitsForTheMorning(
      CardState state, Kind kind, Capture capture, String expected) {
    Instant night = EcpayTime.parse("2026/07/01 23:00:00");

    assertThat(told(plan(state, kind, capture, 0, 1000, night))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "21, 0, AUTHORISED,        400, C1000 R400",
    "21, 1, AUTHORISED,        400, by hand ECPAY_SERVICE",
    "21, 1, CAPTURE_CANCELLED, 400, by hand ECPAY_SERVICE",
    "21, 1, AUTHORISED,       1000, N1000",
    "21, 1, CAPTURE_PENDING,   400, R400",
    "21, 1, CAPTURE_PENDING,  1000, E1000 N1000",
    "21, 1, CAPTURED,          400, R400",
    "90, 0, AUTHORISED,       1000, N1000",
    "90, 0, CAPTURED,          400, R400",
    "90, 0, CAPTURED,         1000, R1000",
    "90, 1, AUTHORISED,       1000, by hand ECPAY_SERVICE",
    "90, 1, CAPTURE_PENDING,   400, by hand ECPAY_SERVICE",
    "90, 1, CAPTURED,          400, by hand ECPAY_SERVICE",
    "90, 1, CAPTURED,         1000, by hand ECPAY_SERVICE",
    "90, 1, CANCELLED,        1000, refused"
  })
  void ageHasItsBorders(long days, long seconds, CardState state, long amount, String expected) {
    Instant now = PAID_AT.plus(Duration.ofDays(days)).plusSeconds(seconds);
    for (Capture capture : Capture.values()) {
      assertThat(told(plan(state, Kind.ONE_PAYMENT, capture, 0, amount, now))).isEqualTo(expected);
    }
  }

  @Test
  void anOldUnionPayIsGivenBackByHandAndAPartOfOldInstalmentsByTransfer() {
    Instant late = PAID_AT.plus(Duration.ofDays(91));

    assertThat(told(plan(CardState.CAPTURED, Kind.UNION_PAY, Capture.AUTOMATIC, 0, 1000, late)))
        .isEqualTo("by hand ECPAY_SERVICE");
    assertThat(told(plan(CardState.CAPTURED, Kind.INSTALMENTS, Capture.AUTOMATIC, 0, 400, late)))
        .isEqualTo("transfer");
  }

  @ParameterizedTest
  @CsvSource({
    "ATM, transfer",
    "WEB_ATM, transfer",
    "CVS, transfer",
    "BARCODE, transfer",
    "TWQR, by hand OPAY_CONSOLE",
    "BNPL, by hand FINANCIER",
    "WEI_XIN, by hand WALLET",
    "DIGITAL_PAYMENT, by hand WALLET",
    "UNKNOWN, by hand ECPAY_SERVICE"
  })
  void whatIsNoCardHasNoCommandAtAnyTime(Other method, String expected) {
    for (String time : new String[] {"12:00:00", "20:20:00", "23:00:00"}) {
      Instant now = EcpayTime.parse("2026/12/01 " + time);
      assertThat(told(plan(method, 0, 1000, now))).isEqualTo(expected);
      assertThat(told(plan(method, 300, 700, now))).isEqualTo(expected);
      assertThat(told(plan(method, 300, 701, now))).isEqualTo("refused");
    }
  }

  @Test
  void whatIsLeftIsNamedInTheRefusal() {
    RefundPlan plan = plan(Other.ATM, 300, 701, NEXT_NOON);

    assertThat(plan).isInstanceOf(Refused.class);
    assertThat(plan.why()).isEqualTo(PlanReason.MORE_THAN_LEFT);
    assertThat(plan.reason()).contains("NT$701").contains("NT$700");
  }

  @ParameterizedTest
  @CsvSource({
    "ATM, ATM",
    "atm, ATM",
    "WebATM, WEB_ATM",
    "CVS, CVS",
    "BARCODE, BARCODE",
    "TWQR, TWQR",
    "BNPL, BNPL",
    "WeiXin, WEI_XIN",
    "DigitalPayment, DIGITAL_PAYMENT",
    "GooglePay, UNKNOWN",
    "'', UNKNOWN"
  })
  void aMethodNamesItsWay(String method, Other expected) {
    assertThat(PaidWith.other(method)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Credit", "credit", "Flexible", "ApplePay"})
  void aCardIsNoOtherWay(String method) {
    assertThat(PaidWith.other(method)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1001})
  void moreThanWasPaidOrLessThanNothingCannotHaveBeenGivenBack(long refunded) {
    var paid = new TradeAmount(1000);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RefundRequest(Other.ATM, paid, refunded, paid))
        .withMessageContaining(String.valueOf(refunded));
  }
}
