package tw.jiean.ecpay.sandbox.card;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tw.jiean.ecpay.sandbox.trade.CardAttempt;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.Trade;

/**
 * A bank's promise to pay, and what became of it. The moves check only that the state allows them;
 * ECPay's other rules are {@link CardDesk}'s.
 *
 * @param gwsr ECPay's number of it, {@code CreditRefundId} of the card query
 * @param tradeNo ECPay's number of the payment; a later periodic charge has one of its own
 * @param amount whole New Taiwan dollars
 * @param foreign whether the card was issued abroad
 * @param fullRefundOnly whether instalments or bonus points forbid refunding a part
 * @param since when it came into its state
 * @param capturedBySystem whether ECPay's daily closing captured it unasked
 */
public record Authorisation(
    long gwsr,
    String merchantId,
    String merchantTradeNo,
    String tradeNo,
    String authCode,
    String last4,
    long amount,
    boolean foreign,
    boolean fullRefundOnly,
    Instant authorisedAt,
    CardState state,
    Instant since,
    boolean capturedBySystem,
    List<CloseEntry> entries) {

  /** Copies the entries. */
  public Authorisation {
    entries = List.copyOf(entries);
  }

  /**
   * What a paid trade begins with; empty when it was not paid by card. UnionPay captures at once.
   */
  public static Optional<Authorisation> of(Trade trade) {
    Instant paidAt = trade.paidAt();
    CardAttempt card = trade.card();
    if (paidAt == null || card == null) {
      return Optional.empty();
    }
    Order order = trade.order();
    boolean unionPay = card.unionPay();
    return Optional.of(
        new Authorisation(
            card.gwsr(),
            order.merchantId(),
            order.merchantTradeNo(),
            order.tradeNo(),
            card.authCode(),
            card.last4(),
            order.amount(),
            card.foreign(),
            card.instalments() != null || card.points() != null,
            paidAt,
            unionPay ? CardState.CAPTURED : CardState.AUTHORISED,
            paidAt,
            false,
            unionPay ? List.of(CloseEntry.closed(1, order.amount(), paidAt)) : List.of()));
  }

  /** The next charge of the same card and amount: nothing has happened to it yet. */
  public Authorisation again(long gwsr, String tradeNo, String authCode, Instant at) {
    return new Authorisation(
        gwsr,
        merchantId,
        merchantTradeNo,
        tradeNo,
        authCode,
        last4,
        amount,
        foreign,
        fullRefundOnly,
        at,
        CardState.AUTHORISED,
        at,
        false,
        List.of());
  }

  /** What has been fetched from the buyer's bank. */
  public long captured() {
    return entries.stream()
        .filter(entry -> !entry.refund() && entry.status() == CloseEntry.Status.CLOSED)
        .mapToLong(CloseEntry::amount)
        .sum();
  }

  /** What has been or is going to be given back. */
  public long refunded() {
    return -entries.stream().filter(CloseEntry::refund).mapToLong(CloseEntry::amount).sum();
  }

  /** What can still be given back. */
  long refundable() {
    return amount - refunded();
  }

  /** When a daily closing changes it next, given whether the shop leaves capturing to ECPay. */
  Optional<Instant> nextDue(boolean automaticCapture) {
    Optional<Instant> pending =
        entries.stream().filter(CloseEntry::pending).map(CloseEntry::requestedAt).findFirst();
    if (pending.isPresent()) {
      return pending.map(DailyClosing::after);
    }
    if (state != CardState.AUTHORISED) {
      return Optional.empty();
    }
    return Optional.of(
        automaticCapture
            ? DailyClosing.after(since)
            : authorisedAt.plus(DailyClosing.ABANDONED_AFTER));
  }

  /**
   * What a move makes of it.
   *
   * @param part how much a refund gives back; the others concern the whole amount
   * @throws IllegalStateException when the move is not legal in its state
   */
  Authorisation after(CardMove move, long part, Instant at) {
    return switch (move) {
      case CAPTURE -> moved(move, at, add(CloseEntry.pending(nextSno(), amount, at)));
      case REFUND -> moved(move, at, add(CloseEntry.pending(nextSno(), -part, at)));
      case CANCEL -> moved(move, at, each(CloseEntry::cancel));
      case ABANDON -> moved(move, at, entries);
      case CLOSE -> closed(at);
    };
  }

  /** A daily closing captures by itself what the shop did not. */
  private Authorisation closed(Instant at) {
    return state == CardState.AUTHORISED
        ? moved(CardMove.CLOSE, at, add(CloseEntry.closed(nextSno(), amount, at))).bySystem()
        : moved(CardMove.CLOSE, at, each(entry -> entry.close(at)));
  }

  private Authorisation moved(CardMove move, Instant at, List<CloseEntry> after) {
    CardState next =
        state
            .after(move)
            .orElseThrow(
                () -> new IllegalStateException("Authorisation " + gwsr + " is " + state.word()));
    return with(next, next == state ? since : at, capturedBySystem, after);
  }

  private Authorisation bySystem() {
    return with(state, since, true, entries);
  }

  private Authorisation with(
      CardState next, Instant from, boolean unasked, List<CloseEntry> after) {
    return new Authorisation(
        gwsr,
        merchantId,
        merchantTradeNo,
        tradeNo,
        authCode,
        last4,
        amount,
        foreign,
        fullRefundOnly,
        authorisedAt,
        next,
        from,
        unasked,
        after);
  }

  private int nextSno() {
    return entries.size() + 1;
  }

  private List<CloseEntry> add(CloseEntry entry) {
    List<CloseEntry> more = new ArrayList<>(entries);
    more.add(entry);
    return more;
  }

  private List<CloseEntry> each(UnaryOperator<CloseEntry> change) {
    return entries.stream().map(change).toList();
  }
}
