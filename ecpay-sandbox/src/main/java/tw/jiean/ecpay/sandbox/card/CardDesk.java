package tw.jiean.ecpay.sandbox.card;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.trade.Trades;

/**
 * Captures, cancels, abandons and refunds on a shop's behalf, by ECPay's rules (pages 9242, 2885).
 * Nothing tells a repeated request from a new one: the same partial refund twice is two refunds.
 */
public final class CardDesk {

  private final StateStore store;
  private final Trades trades;
  private final Authorisations authorisations;
  private final Balance balance;
  private final Clock clock;

  /** A desk by the sandbox's clock. */
  public CardDesk(
      StateStore store,
      Trades trades,
      Authorisations authorisations,
      Balance balance,
      Clock clock) {
    this.store = store;
    this.trades = trades;
    this.authorisations = authorisations;
    this.balance = balance;
    this.clock = clock;
  }

  /** Does it, or tells why not and changes nothing. */
  public Optional<CardRefusal> act(CardRequest request) {
    return store.change(() -> {
      Optional<CardMove> move = CardMove.ofAction(request.action());
      Optional<Authorisation> found = find(request);
      if (found.isEmpty()) {
        return Optional.of(known(request) ? CardRefusal.NOT_AUTHORISED : CardRefusal.UNKNOWN_TRADE);
      }
      if (move.isEmpty()) {
        return Optional.of(CardRefusal.UNKNOWN_ACTION);
      }
      Instant now = clock.instant();
      Optional<CardRefusal> refusal = refusal(found.get(), move.get(), request.amount(), now);
      if (refusal.isEmpty()) {
        authorisations.put(found.get().after(move.get(), request.amount(), now));
      }
      return refusal;
    });
  }

  private Optional<Authorisation> find(CardRequest request) {
    return authorisations.of(request.merchantId(), request.merchantTradeNo()).stream()
        .filter(it -> it.tradeNo().equals(request.tradeNo()))
        .findFirst();
  }

  private boolean known(CardRequest request) {
    return trades
        .find(request.merchantId(), request.merchantTradeNo())
        .filter(trade -> trade.order().tradeNo().equals(request.tradeNo()))
        .isPresent();
  }

  private Optional<CardRefusal> refusal(
      Authorisation authorisation, CardMove move, long amount, Instant now) {
    if (authorisations.automatic(authorisation) && DailyClosing.running(now)) {
      return Optional.of(CardRefusal.CLOSING_RUNS);
    }
    if (authorisation.state().after(move).isEmpty()) {
      return Optional.of(CardRefusal.WRONG_STATE);
    }
    return switch (move) {
      case CAPTURE -> refusalOfCapture(authorisation, amount, now);
      case REFUND -> refusalOfRefund(authorisation, amount, now);
      case CANCEL -> refusalOfCancel(authorisation, amount);
      case ABANDON -> wholeAmount(authorisation, amount);
      case CLOSE -> Optional.of(CardRefusal.UNKNOWN_ACTION);
    };
  }

  private static Optional<CardRefusal> refusalOfCapture(
      Authorisation authorisation, long amount, Instant now) {
    Instant latest = authorisation.authorisedAt().plus(DailyClosing.CAPTURE_WITHIN);
    return now.isAfter(latest)
        ? Optional.of(CardRefusal.TOO_LATE)
        : wholeAmount(authorisation, amount);
  }

  /** A capture of which a part is to go back already stays. */
  private static Optional<CardRefusal> refusalOfCancel(Authorisation authorisation, long amount) {
    return authorisation.refunded() > 0
        ? Optional.of(CardRefusal.WRONG_STATE)
        : wholeAmount(authorisation, amount);
  }

  private Optional<CardRefusal> refusalOfRefund(
      Authorisation authorisation, long amount, Instant now) {
    boolean captured = authorisation.state() == CardState.CAPTURED;
    if (amount < 1 || amount > authorisation.refundable()) {
      return Optional.of(CardRefusal.WRONG_AMOUNT);
    }
    if (authorisation.fullRefundOnly() && amount < authorisation.amount()) {
      return Optional.of(CardRefusal.FULL_REFUND_ONLY);
    }
    if (!captured && amount == authorisation.refundable()) {
      return Optional.of(CardRefusal.NOT_CAPTURED_YET);
    }
    if (captured
        && authorisation.capturedBySystem()
        && now.isBefore(DailyClosing.settled(authorisation.since()))) {
      return Optional.of(CardRefusal.NOT_SETTLED_YET);
    }
    return balance.of(authorisation.merchantId(), now) < amount
        ? Optional.of(CardRefusal.BALANCE_TOO_LOW)
        : Optional.empty();
  }

  private static Optional<CardRefusal> wholeAmount(Authorisation authorisation, long amount) {
    return amount == authorisation.amount()
        ? Optional.empty()
        : Optional.of(CardRefusal.WRONG_AMOUNT);
  }
}
