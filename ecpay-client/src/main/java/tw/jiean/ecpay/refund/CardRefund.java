package tw.jiean.ecpay.refund;

import static tw.jiean.ecpay.card.CardAction.ABANDON;
import static tw.jiean.ecpay.card.CardAction.CANCEL_CAPTURE;
import static tw.jiean.ecpay.card.CardAction.CAPTURE;
import static tw.jiean.ecpay.card.CardAction.REFUND;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.jiean.ecpay.card.CardAction;
import tw.jiean.ecpay.card.CardState;
import tw.jiean.ecpay.card.CardStep;
import tw.jiean.ecpay.refund.PaidWith.Card;
import tw.jiean.ecpay.refund.PaidWith.Card.Capture;
import tw.jiean.ecpay.refund.PaidWith.Card.Kind;
import tw.jiean.ecpay.refund.RefundPlan.Act;
import tw.jiean.ecpay.refund.RefundPlan.BankTransfer;
import tw.jiean.ecpay.refund.RefundPlan.ByHand;
import tw.jiean.ecpay.refund.RefundPlan.Place;
import tw.jiean.ecpay.refund.RefundPlan.Refused;
import tw.jiean.ecpay.refund.RefundPlan.Wait;

/**
 * The refund of a card's payment (ECPay pages 9242 and 16567). The amount is already known to be
 * left of it.
 */
record CardRefund(RefundRequest request, Card card, Instant now) {

  /** Later captures answer error_overDate (ECPay page 9242). */
  private static final Duration CAPTURE_WITHIN = Duration.ofDays(21);

  /** ECPay's console gives back for so long, and what nobody captured is then abandoned. */
  private static final Duration REFUND_WITHIN = Duration.ofDays(90);

  RefundPlan plan() {
    return switch (state()) {
      case UNAUTHORISED -> new Refused(PlanReason.NEVER_AUTHORISED);
      case CANCELLED -> new Refused(PlanReason.CANCELLED_ALREADY);
      case OTHER -> new ByHand(Place.ECPAY_SERVICE, PlanReason.UNKNOWN_STATE);
      case AUTHORISED, CAPTURE_CANCELLED -> beyondCommands().orElseGet(this::ofAuthorised);
      case CAPTURE_PENDING -> beyondCommands().orElseGet(this::ofPending);
      case CAPTURED -> beyondCommands().orElseGet(this::ofCaptured);
    };
  }

  /** UnionPay is captured at once, whatever the word for it. */
  private CardState state() {
    return switch (card.state()) {
      case AUTHORISED, CAPTURE_PENDING, CAPTURE_CANCELLED ->
          card.kind() == Kind.UNION_PAY ? CardState.CAPTURED : card.state();
      case CAPTURED, UNAUTHORISED, CANCELLED, OTHER -> card.state();
    };
  }

  private Optional<RefundPlan> beyondCommands() {
    if (card.kind().wholeOnly() && !request.whole()) {
      return Optional.of(new BankTransfer(PlanReason.WHOLE_ONLY));
    }
    if (olderThan(REFUND_WITHIN)) {
      return Optional.of(new ByHand(Place.ECPAY_SERVICE, PlanReason.OVER_90_DAYS));
    }
    return Optional.empty();
  }

  private RefundPlan ofAuthorised() {
    if (request.whole()) {
      return act(PlanReason.NOT_CAPTURED, all(ABANDON));
    }
    if (olderThan(CAPTURE_WITHIN)) {
      return new ByHand(Place.ECPAY_SERVICE, PlanReason.OVER_21_DAYS);
    }
    return act(PlanReason.CAPTURE_FIRST, all(CAPTURE), refund());
  }

  private RefundPlan ofPending() {
    if (request.whole()) {
      return act(PlanReason.CANCEL_CAPTURE_FIRST, all(CANCEL_CAPTURE), all(ABANDON));
    }
    if (request.amount().dollars() == request.left()) {
      // Whether ECPay takes it for the whole or for a part is not established.
      return new Wait(DailyClosing.end(now), PlanReason.LAST_PART_AFTER_CAPTURE);
    }
    return act(PlanReason.PART_OF_PENDING, refund());
  }

  private RefundPlan ofCaptured() {
    return act(PlanReason.CAPTURED, refund());
  }

  /** Acts, unless ECPay would refuse at this time of the day. */
  private RefundPlan act(PlanReason why, CardStep... steps) {
    Optional<Instant> settled = settledLater();
    if (settled.isPresent()) {
      return new Wait(settled.get(), PlanReason.CAPTURED_TONIGHT);
    }
    Optional<Instant> closed = DailyClosing.endIfRunning(now);
    return closed.isPresent()
        ? new Wait(closed.get(), PlanReason.CLOSING)
        : new Act(List.of(steps), why);
  }

  /** When the night after ECPay's own capture is over, if it is not. */
  private Optional<Instant> settledLater() {
    if (card.capture() == Capture.BY_HAND || card.kind() == Kind.UNION_PAY) {
      return Optional.empty();
    }
    return switch (state()) {
      // It may have been cancelled and captured again since, so every night counts.
      case CAPTURE_PENDING -> DailyClosing.endOfNight(now);
      case CAPTURED -> DailyClosing.endOfFirstNight(card.authorisedAt(), now);
      case AUTHORISED, CAPTURE_CANCELLED, UNAUTHORISED, CANCELLED, OTHER -> Optional.empty();
    };
  }

  private boolean olderThan(Duration window) {
    return now.isAfter(card.authorisedAt().plus(window));
  }

  private CardStep all(CardAction action) {
    return new CardStep(action, request.paid());
  }

  private CardStep refund() {
    return new CardStep(REFUND, request.amount());
  }
}
