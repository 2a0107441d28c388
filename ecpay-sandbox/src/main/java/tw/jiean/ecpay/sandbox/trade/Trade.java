package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One trade. The transitions check the state, and give the trade that follows.
 *
 * @param method what the buyer chose; null until then
 * @param subPayment the bank or store that goes with it
 * @param finishedAt when it was paid or failed
 * @param simulated whether the console sent a payment with {@code SimulatePaid=1}
 */
public record Trade(
    Order order,
    TradeState state,
    @Nullable PaymentMethod method,
    @Nullable String subPayment,
    @Nullable CardAttempt card,
    @Nullable PaymentCode code,
    @Nullable Failure failure,
    @Nullable Instant finishedAt,
    boolean simulated) {

  static Trade accepted(Order order) {
    return new Trade(order, TradeState.CREATED, null, null, null, null, null, null, false);
  }

  /** {@code PaymentType}, once the buyer has chosen; empty before. */
  public String paymentType() {
    return method == null ? "" : method.wireName() + "_" + subPayment;
  }

  /** When it was paid; null when it was not. */
  public @Nullable Instant paidAt() {
    return state == TradeState.PAID ? finishedAt : null;
  }

  /** When its code runs out, while it waits for that: the second after the last one to pay in. */
  Optional<Instant> expiresAt() {
    return state == TradeState.CODE_ISSUED && code != null
        ? Optional.of(code.expiresAt().plusSeconds(1))
        : Optional.empty();
  }

  /** Whether its code has run out unpaid. */
  boolean overdue(Instant now) {
    return expiresAt().filter(end -> !end.isAfter(now)).isPresent();
  }

  Trade choosing(PaymentMethod chosen, String sub) {
    demandOpen();
    return new Trade(order, state, chosen, sub, card, code, failure, finishedAt, simulated);
  }

  Trade withCard(CardAttempt attempt) {
    demandOpen();
    return new Trade(
        order, state, method, subPayment, attempt, code, failure, finishedAt, simulated);
  }

  Trade issued(PaymentCode issued) {
    if (state != TradeState.CREATED) {
      throw impossible();
    }
    return new Trade(
        order, TradeState.CODE_ISSUED, method, subPayment, card, issued, failure, null, simulated);
  }

  Trade paid(Instant at) {
    demandOpen();
    return new Trade(
        order, TradeState.PAID, method, subPayment, card, code, failure, at, simulated);
  }

  /** A simulated payment leaves the state unpaid, as ECPay's console does. */
  Trade paidOnlySimulated() {
    demandOpen();
    return new Trade(order, state, method, subPayment, card, code, failure, finishedAt, true);
  }

  Trade failed(Failure reason, Instant at) {
    demandOpen();
    return new Trade(
        order, TradeState.FAILED, method, subPayment, card, code, reason, at, simulated);
  }

  Trade expired() {
    demandOpen();
    return new Trade(
        order, TradeState.EXPIRED, method, subPayment, card, code, failure, null, simulated);
  }

  private void demandOpen() {
    if (!state.open()) {
      throw impossible();
    }
  }

  private ImpossibleNow impossible() {
    return new ImpossibleNow(order.merchantTradeNo(), "is already " + state.word());
  }
}
