package tw.jiean.marketplace.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.sandbox.card.AuthorisationView;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.refund.RefundWorld.Line.Death;

/**
 * "Don't know" is a state (row R4 of the reliability goals): whatever goes wrong around a command,
 * nothing is given back twice and nothing is taken for failed by a guess.
 */
@ExtendWith(Proof.class)
class RefundFaultsIT extends RefundITBase {

  /** What a card's payment can be when some of it is to go back, and how much. */
  private enum Kind {
    AUTHORISED_WHOLE(PRICE),
    AUTHORISED_PART(500),
    PENDING_WHOLE(PRICE),
    PENDING_PART(500),
    CAPTURED_WHOLE(PRICE),
    CAPTURED_PART(500);

    private final long amount;

    Kind(long amount) {
      this.amount = amount;
    }
  }

  private Paid paid(Kind kind) {
    return switch (kind) {
      case AUTHORISED_WHOLE, AUTHORISED_PART -> paidByCard();
      case PENDING_WHOLE, PENDING_PART -> pendingCapture();
      case CAPTURED_WHOLE, CAPTURED_PART -> captured();
    };
  }

  private record Case(Paid paid, Kind kind, RefundId refund, String what) {}

  @ParameterizedTest
  @EnumSource(
      names = {
        "DO_ACTION_DONE_UNANSWERED",
        "DO_ACTION_LOST_UNANSWERED",
        "HTTP_500",
        "CONNECTION_CUT",
        "SLOW_ANSWER"
      })
  void eachKindIsGivenBackOnceWhateverHappensToItsCommand(Fault fault) {
    List<Case> cases = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Paid paid = paid(kind);
      line.spoil(paid.tradeNo(), fault);
      cases.add(new Case(paid, kind, request(paid, kind.amount), fault + " " + kind));
    }
    execution.runDue();
    assertThat(cases)
        .allSatisfy(one ->
            assertThat(refund(one.refund()).status())
                .as(one.what())
                .isEqualTo(RefundStatus.UNKNOWN));

    settle();

    cases.forEach(this::assertGivenBackOnce);
  }

  @Test
  void ofAThousandUnansweredCommandsNoneIsDoneTwiceAndNoneIsTakenForFailed() {
    int rounds = Proof.scale(1_000, 12);
    Random random = Proof.random();
    List<Case> cases = new ArrayList<>();
    // Captured ones first: making them moves the clock.
    List<Kind> kinds =
        Stream.generate(() -> Kind.values()[random.nextInt(Kind.values().length)])
            .limit(rounds)
            .sorted(Comparator.reverseOrder())
            .toList();
    List<Paid> captured = new ArrayList<>();
    kinds.stream().filter(RefundFaultsIT::isCaptured).forEach(kind -> captured.add(paidByCard()));
    advanceTo(LocalTime.of(21, 0));
    advanceTo(LocalTime.NOON);
    for (int i = 0; i < rounds; i++) {
      Kind kind = kinds.get(i);
      Paid paid = isCaptured(kind) ? captured.removeFirst() : paid(kind);
      boolean half = random.nextBoolean();
      line.spoil(
          paid.tradeNo(), half ? Fault.DO_ACTION_DONE_UNANSWERED : Fault.DO_ACTION_LOST_UNANSWERED);
      cases.add(
          new Case(
              paid,
              kind,
              request(paid, kind.amount),
              "round " + i + " " + kind + (half ? " done" : " lost")));
    }
    execution.runDue();

    settle();

    cases.forEach(this::assertGivenBackOnce);
  }

  private static boolean isCaptured(Kind kind) {
    return kind == Kind.CAPTURED_WHOLE || kind == Kind.CAPTURED_PART;
  }

  /** The schedule: 5 minutes, 1 hour, a day, and more of them. */
  private void settle() {
    advance(Duration.ofMinutes(5));
    execution.runDue();
    advance(Duration.ofHours(1));
    execution.runDue();
    for (int day = 0; day < 4; day++) {
      advanceTo(LocalTime.of(21, 0));
      advanceTo(LocalTime.of(14, 0));
      execution.runDue();
    }
  }

  private void assertGivenBackOnce(Case one) {
    AuthorisationView card = card(one.paid());
    boolean abandoned = card.state().equals("abandoned");
    assertThat(refund(one.refund()).status()).as(one.what()).isEqualTo(RefundStatus.DONE);
    assertThat(abandoned ? card.refunded() + PRICE : card.refunded())
        .as(one.what())
        .isEqualTo(one.kind().amount);
    assertThat(ledger.balance(Side.refundPayable(one.refund().toString()))).isZero();
    assertThat(escrow(one.paid())).isEqualTo(PRICE - one.kind().amount);
    assertThat(receivable(one.paid())).isEqualTo(PRICE - one.kind().amount);
    assertThat(payment(one.paid()).status())
        .isEqualTo(
            one.kind().amount == PRICE ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED);
  }

  @Test
  void aRefundThatEcpayDoesNotShowIsNotSentAgainBeforeItsDayIsClosed() {
    Paid paid = captured();
    line.spoil(paid.tradeNo(), Fault.DO_ACTION_LOST_UNANSWERED);
    RefundId refund = request(paid, 500);
    execution.runDue();

    advance(Duration.ofMinutes(5));
    execution.runDue();
    advance(Duration.ofHours(1));
    execution.runDue();

    assertThat(refund(refund).status()).isEqualTo(RefundStatus.UNKNOWN);
    assertThat(actions(refund)).containsExactly("refund");
  }

  @Test
  void whatCannotBeAskedForGoesToAPersonAfterSevenQuestionsAndIsNeverGuessed() {
    Paid paid = captured();
    line.spoil(paid.tradeNo(), Fault.DO_ACTION_DONE_UNANSWERED);
    RefundId refund = request(paid, 500);
    execution.runDue();
    line.answerQuestions(false);

    List<Duration> waited = new ArrayList<>();
    Instant sent = clock.instant();
    while (refund(refund).status() == RefundStatus.UNKNOWN) {
      Instant next = Objects.requireNonNull(refund(refund).state().nextAt());
      waited.add(Duration.between(sent, next).truncatedTo(ChronoUnit.MINUTES));
      sent = next;
      clock.set(next.plusSeconds(1));
      execution.runDue();
    }

    assertThat(waited).hasSize(7);
    assertThat(waited.subList(0, 3))
        .containsExactly(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1));
    assertThat(refund(refund).state())
        .extracting(Refund.State::status, Refund.State::cause)
        .containsExactly(RefundStatus.REFUSED, RefundCause.OUTCOME_UNKNOWN);
    assertThat(refunds.withdraw(refund, "not clear")).isEqualTo(Refunds.Withdrawal.UNDER_WAY);
    assertThat(desk.transferInstead(refund)).isEqualTo(RefundDesk.Result.NOT_CLEAR);

    // Asked again by a person, it answers itself.
    line.answerQuestions(true);
    assertThat(desk.retry(refund)).isEqualTo(RefundDesk.Result.DONE);
    execution.runDue();

    assertDone(refund, RefundWay.CARD);
    assertThat(card(paid).refunded()).isEqualTo(500);
    assertThat(actions(refund)).containsExactly("refund");
  }

  @Test
  void aPersonWhoLookedIntoTheConsoleDecides() {
    Paid made = captured();
    Paid notMade = captured();
    line.spoil(made.tradeNo(), Fault.DO_ACTION_DONE_UNANSWERED);
    line.spoil(notMade.tradeNo(), Fault.DO_ACTION_LOST_UNANSWERED);
    RefundId first = request(made, 500);
    RefundId second = request(notMade, 500);
    execution.runDue();

    assertThat(desk.itWasMade(first, "E-1", "one@example.com")).isEqualTo(RefundDesk.Result.DONE);
    assertThat(desk.itWasNotMade(second, "one@example.com")).isEqualTo(RefundDesk.Result.DONE);
    execution.runDue();

    assertDone(first, RefundWay.CARD);
    assertDone(second, RefundWay.CARD);
    assertThat(card(made).refunded()).isEqualTo(500);
    assertThat(card(notMade).refunded()).isEqualTo(500);
    // What the person said counts afterwards: the next part is not taken for a difference.
    RefundId next = request(made, 300);
    execution.runDue();
    assertDone(next, RefundWay.CARD);
  }

  @Test
  void aRefusalIsPlannedAnewTwiceAndThenGoesToAPerson() {
    Paid paid = captured();
    sandbox.control().misbehave(Fault.DO_ACTION_REFUSED, paid.tradeNo());
    RefundId refund = request(paid, PRICE);
    execution.runDue();
    assertThat(refund(refund).status()).isEqualTo(RefundStatus.REQUESTED);
    advance(Duration.ofHours(1));
    execution.runDue();
    advance(Duration.ofDays(1));
    execution.runDue();

    assertThat(refund(refund).state())
        .extracting(Refund.State::status, Refund.State::cause)
        .containsExactly(RefundStatus.REFUSED, RefundCause.REFUSED_BY_ECPAY);
    assertThat(refund(refund).state().detail()).contains("99201010");
    assertThat(card(paid).refunded()).isZero();

    sandbox.control().behave(Fault.DO_ACTION_REFUSED);
    desk.retry(refund);
    execution.runDue();

    assertDone(refund, RefundWay.CARD);
  }

  @Test
  void whatSomebodyGaveBackInTheConsoleIsNotGivenBackAgain() {
    Paid paid = captured();
    ecpay.cards().refund(paid.trade(), new TradeAmount(500));
    RefundId refund = request(paid, 500);

    execution.runDue();

    assertThat(refund(refund).state())
        .extracting(Refund.State::status, Refund.State::cause)
        .containsExactly(RefundStatus.REFUSED, RefundCause.SUMS_DIFFER);
    assertThat(desk.itWasMade(refund, "E-2", "one@example.com")).isEqualTo(RefundDesk.Result.DONE);
    RefundId rest = request(paid, 700);
    execution.runDue();
    assertDone(rest, RefundWay.CARD);
    assertThat(card(paid).refunded()).isEqualTo(PRICE);
  }

  @ParameterizedTest
  @EnumSource
  void whoDiesAroundACommandIsFollowedByOneWhoAsks(Death death) {
    List<Case> cases = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Paid paid = paid(kind);
      line.die(paid.tradeNo(), death);
      cases.add(new Case(paid, kind, request(paid, kind.amount), death + " " + kind));
    }
    execution.runDue();
    assertThat(cases)
        .allSatisfy(
            one -> assertThat(refund(one.refund()).status()).isEqualTo(RefundStatus.CALLING));
    execution.runDue();
    assertThat(cases)
        .as("nobody takes it before the lease is over")
        .allSatisfy(
            one -> assertThat(refund(one.refund()).status()).isEqualTo(RefundStatus.CALLING));

    advance(Duration.ofMinutes(3));
    execution.runDue();
    assertThat(cases)
        .allSatisfy(
            one -> assertThat(refund(one.refund()).status()).isEqualTo(RefundStatus.UNKNOWN));
    settle();

    cases.forEach(this::assertGivenBackOnce);
  }
}
