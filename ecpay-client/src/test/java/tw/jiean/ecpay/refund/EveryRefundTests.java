package tw.jiean.ecpay.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.card.CardState;
import tw.jiean.ecpay.card.CardStep;
import tw.jiean.ecpay.refund.PaidWith.Card;
import tw.jiean.ecpay.refund.PaidWith.Card.Capture;
import tw.jiean.ecpay.refund.PaidWith.Card.Kind;
import tw.jiean.ecpay.refund.RefundPlan.Act;
import tw.jiean.ecpay.refund.RefundPlan.Wait;

/** Every card, amount, age and time of the day at once, held to what must be true of all plans. */
@Tag("time")
class EveryRefundTests {

  private static final long PAID = 1000;
  private static final LocalTime CLOSING = LocalTime.of(20, 15);
  private static final LocalTime OPEN_AGAIN = LocalTime.of(20, 30);

  private record Case(RefundRequest request, Card card, Instant now) {

    RefundPlan plan() {
      return RefundPlanner.plan(request, now);
    }
  }

  private static List<Case> cases() {
    List<Instant> times = times();
    List<Case> cases = new ArrayList<>();
    for (CardState state : CardState.values()) {
      for (Kind kind : Kind.values()) {
        for (Capture capture : Capture.values()) {
          var card = new Card(state, EcpayTime.parse("2026/07/01 12:00:00"), kind, capture);
          for (long[] amounts : new long[][] {{0, 1000}, {0, 999}, {0, 1}, {300, 700}, {300, 1}}) {
            var request =
                new RefundRequest(
                    card, new TradeAmount(PAID), amounts[0], new TradeAmount(amounts[1]));
            times.forEach(now -> cases.add(new Case(request, card, now)));
          }
        }
      }
    }
    return cases;
  }

  private static List<Instant> times() {
    List<Instant> times = new ArrayList<>();
    for (int day : new int[] {0, 1, 20, 21, 22, 89, 90, 91}) {
      for (String time :
          new String[] {
            "00:00:00",
            "05:59:59",
            "06:00:00",
            "12:00:00",
            "12:00:01",
            "20:14:59",
            "20:15:00",
            "20:29:59",
            "20:30:00",
            "23:59:59"
          }) {
        times.add(EcpayTime.parse("2026/07/01 " + time).plus(Duration.ofDays(day)));
      }
    }
    return times;
  }

  private static void forAll(Predicate<RefundPlan> which, Predicate<Case> rule) {
    List<Case> those = cases().stream().filter(one -> which.test(one.plan())).toList();
    assertThat(those).hasSizeGreaterThan(100).allMatch(rule);
  }

  @Test
  void afterTheStepsTheBuyerHasPaidThatMuchLess() {
    forAll(Act.class::isInstance, one -> charged(one) == PAID - one.request().amount().dollars());
  }

  /** Plays the steps by the rules of page 9242; what they forbid there cannot be planned. */
  private static long charged(Case one) {
    CardState state = one.card().kind() == Kind.UNION_PAY ? CardState.CAPTURED : one.card().state();
    long charged = PAID;
    for (CardStep step : ((Act) one.plan()).steps()) {
      long amount = step.amount().dollars();
      boolean captured = state == CardState.CAPTURED;
      boolean pending = state == CardState.CAPTURE_PENDING;
      boolean all = amount == PAID;
      switch (step.action()) {
        case CAPTURE -> {
          assertThat(!captured && !pending && all).isTrue();
          state = CardState.CAPTURE_PENDING;
        }
        case CANCEL_CAPTURE -> {
          assertThat(pending && all).isTrue();
          state = CardState.AUTHORISED;
        }
        case ABANDON -> {
          assertThat(!captured && !pending && all && one.request().refunded() == 0).isTrue();
          charged = 0;
        }
        case REFUND -> {
          assertThat(captured || (pending && !all)).isTrue();
          charged -= amount;
        }
      }
    }
    return charged;
  }

  @Test
  void nobodyCallsWhileECPayCaptures() {
    forAll(Act.class::isInstance, one -> !isClosing(one.now()));
  }

  @Test
  void whoWaitsWaitsForATimeToComeThatIsOpen() {
    forAll(
        Wait.class::isInstance,
        one -> {
          Instant until = ((Wait) one.plan()).until();
          return until.isAfter(one.now())
              && Duration.between(one.now(), until).compareTo(Duration.ofDays(1)) <= 0
              && !isClosing(until);
        });
  }

  @Test
  void whoHasWaitedActsThenOrWaitsForTheCapture() {
    forAll(
        Wait.class::isInstance,
        one -> {
          Instant until = ((Wait) one.plan()).until();
          RefundPlan then = RefundPlanner.plan(one.request(), until);
          boolean lastPart =
              one.card().state() == CardState.CAPTURE_PENDING && one.request().refunded() > 0;
          return then instanceof Act || lastPart || isOld(one.card(), until);
        });
  }

  private static boolean isOld(Card card, Instant now) {
    return now.isAfter(card.authorisedAt().plus(Duration.ofDays(21)));
  }

  @Test
  void thePlanIsTheSameForTheSame() {
    forAll(plan -> true, one -> one.plan().equals(one.plan()));
  }

  private static boolean isClosing(Instant now) {
    LocalTime time = EcpayTime.timeOfDay(now);
    return !time.isBefore(CLOSING) && time.isBefore(OPEN_AGAIN);
  }
}
