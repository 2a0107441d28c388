package tw.jiean.marketplace.refund;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentId;
import tw.jiean.marketplace.refund.RefundView.Whereabouts;

/**
 * An amount that goes back to a buyer. Only its state ever changes, by the transitions below, each
 * a {@link RefundEvent}; what it gives back is fixed when it is requested.
 */
record Refund(
    RefundId id,
    PaymentId payment,
    ChargeReference reference,
    Money amount,
    RefundSource source,
    RefundReason reason,
    String requestedBy,
    String requestId,
    Instant requestedAt,
    State state) {

  private static final int LONGEST_DETAIL = 500;

  /**
   * Where it stands.
   *
   * @param cause why, where the status does not say all
   * @param detail who says so, as in {@code RefundNote}
   * @param nextAt when the program works at it next, while it does
   * @param tries how often it was in vain since something last went right
   * @param way how it was given back
   * @param bankReference by which number, when a person gave it back
   * @param confirmedBy who says so
   * @param closedAt when it was over
   */
  record State(
      RefundStatus status,
      @Nullable RefundCause cause,
      @Nullable String detail,
      @Nullable Instant nextAt,
      int tries,
      @Nullable RefundWay way,
      @Nullable String bankReference,
      @Nullable String confirmedBy,
      @Nullable Instant closedAt) {

    static State requested(@Nullable RefundCause cause, Instant nextAt) {
      return new State(RefundStatus.REQUESTED, cause, null, nextAt, 0, null, null, null, null);
    }
  }

  RefundStatus status() {
    return state.status();
  }

  boolean surplus() {
    return source == RefundSource.SURPLUS;
  }

  /** Nothing is done before that. */
  Refund postponed(Instant until, @Nullable RefundCause cause, String detail, int tries) {
    return on(RefundEvent.POSTPONED, works(RefundStatus.REQUESTED, cause, detail, until, tries));
  }

  /** A command is about to be sent; who sends it has so long to tell how it went. */
  Refund sent(Instant leaseUntil) {
    return on(RefundEvent.SENT, works(RefundStatus.CALLING, null, null, leaseUntil, 0));
  }

  /** What comes next is planned anew at that time. */
  Refund next(Instant at, @Nullable RefundCause cause, @Nullable String detail) {
    return on(RefundEvent.NEXT, works(RefundStatus.REQUESTED, cause, detail, at, 0));
  }

  /** No answer came; ECPay is asked at that time. */
  Refund unanswered(Instant askAt, String detail) {
    return on(RefundEvent.UNANSWERED, works(RefundStatus.UNKNOWN, null, detail, askAt, 0));
  }

  /** It is still not clear; ECPay is asked again at that time. */
  Refund stillUnknown(Instant askAt, String detail, int tries) {
    return on(RefundEvent.STILL_UNKNOWN, works(RefundStatus.UNKNOWN, null, detail, askAt, tries));
  }

  /** A person has to decide. */
  Refund stuck(RefundCause cause, String detail) {
    return on(RefundEvent.STUCK, waits(RefundStatus.REFUSED, cause, detail));
  }

  /** ECPay has given it back. */
  Refund givenBack(RefundWay way, Instant at) {
    return on(RefundEvent.GIVEN_BACK, done(way, null, null, at));
  }

  Refund transferNeeded(RefundCause cause, @Nullable String detail) {
    return on(RefundEvent.TRANSFER_NEEDED, waits(RefundStatus.TRANSFER_DUE, cause, detail));
  }

  Refund payeeEntered() {
    return on(
        RefundEvent.PAYEE_ENTERED,
        waits(RefundStatus.TRANSFER_ENTERED, state.cause(), state.detail()));
  }

  Refund transferred(String bankReference, String by, Instant at) {
    return on(RefundEvent.TRANSFERRED, done(RefundWay.TRANSFER, bankReference, by, at));
  }

  Refund handNeeded(RefundCause cause, @Nullable String detail) {
    return on(RefundEvent.HAND_NEEDED, waits(RefundStatus.BY_HAND_DUE, cause, detail));
  }

  Refund handedBack(String bankReference, String by, Instant at) {
    return on(RefundEvent.HANDED_BACK, done(RefundWay.HAND, bankReference, by, at));
  }

  Refund foundMade(RefundWay way, String reference, String by, Instant at) {
    return on(RefundEvent.FOUND_MADE, done(way, reference, by, at));
  }

  Refund foundNotMade(Instant nextAt) {
    return on(RefundEvent.FOUND_NOT_MADE, works(RefundStatus.REQUESTED, null, null, nextAt, 0));
  }

  Refund triedAgain(Instant nextAt) {
    return on(RefundEvent.TRIED_AGAIN, works(RefundStatus.REQUESTED, null, null, nextAt, 0));
  }

  Refund askedAgain(Instant askAt) {
    return on(RefundEvent.ASKED_AGAIN, works(RefundStatus.UNKNOWN, null, state.detail(), askAt, 0));
  }

  Refund withdrawn(String reason, Instant at) {
    return on(
        RefundEvent.WITHDRAWN,
        new State(RefundStatus.WITHDRAWN, null, cut(reason), null, 0, null, null, null, at));
  }

  /** Whether who waits for this has been overtaken by somebody else. */
  boolean isStill(Refund seen) {
    return state.equals(seen.state);
  }

  /** As others may see it. */
  RefundView view() {
    Whereabouts whereabouts = whereabouts();
    return new RefundView(
        id,
        reference,
        payment,
        amount,
        surplus(),
        reason,
        status(),
        whereabouts,
        requestedAt,
        whereabouts == Whereabouts.PLANNED ? state.nextAt() : null,
        state.closedAt(),
        state.bankReference());
  }

  private Whereabouts whereabouts() {
    return switch (status()) {
      case REQUESTED -> Whereabouts.PLANNED;
      case CALLING, UNKNOWN -> Whereabouts.AT_ECPAY;
      case REFUSED -> Whereabouts.CHECKED;
      case TRANSFER_DUE -> Whereabouts.TRANSFER_DUE;
      case TRANSFER_ENTERED -> Whereabouts.TRANSFER_ENTERED;
      case BY_HAND_DUE -> Whereabouts.BY_HAND;
      case WITHDRAWN -> Whereabouts.WITHDRAWN;
      case DONE ->
          switch (way()) {
            case RELEASED -> Whereabouts.RELEASED;
            case CARD -> Whereabouts.BY_CARD;
            case TRANSFER -> Whereabouts.TRANSFERRED;
            case HAND -> Whereabouts.HANDED_BACK;
          };
    };
  }

  private RefundWay way() {
    RefundWay way = state.way();
    if (way == null) {
      throw new IllegalStateException("Refund " + id + " was given back in no way");
    }
    return way;
  }

  private static State works(
      RefundStatus status,
      @Nullable RefundCause cause,
      @Nullable String detail,
      Instant nextAt,
      int tries) {
    return new State(status, cause, cut(detail), nextAt, tries, null, null, null, null);
  }

  private static State waits(
      RefundStatus status, @Nullable RefundCause cause, @Nullable String detail) {
    return new State(status, cause, cut(detail), null, 0, null, null, null, null);
  }

  private State done(
      RefundWay way, @Nullable String bankReference, @Nullable String by, Instant at) {
    return new State(
        RefundStatus.DONE, state.cause(), state.detail(), null, 0, way, bankReference, by, at);
  }

  private static @Nullable String cut(@Nullable String detail) {
    return detail == null || detail.length() <= LONGEST_DETAIL
        ? detail
        : detail.substring(0, LONGEST_DETAIL);
  }

  private Refund on(RefundEvent event, State next) {
    RefundStatus to =
        event.move(status()).orElseThrow(() -> new IllegalRefundMove(id, status(), event));
    if (to != next.status()) {
      throw new IllegalStateException(event + " leads to " + to + ", not to " + next.status());
    }
    return new Refund(
        id, payment, reference, amount, source, reason, requestedBy, requestId, requestedAt, next);
  }
}
