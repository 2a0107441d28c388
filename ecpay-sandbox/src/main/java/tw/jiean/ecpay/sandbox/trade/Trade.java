package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One trade. The transitions check the state, and give the trade that follows.
 *
 * @param method what the buyer chose; null until then
 * @param subPayment the bank, store, wallet or financier that goes with it; empty when there is
 *     none
 * @param card of a payment by card or Apple Pay
 * @param code what {@code PaymentInfoURL} was told
 * @param source of a payment without a card; null until it is paid
 * @param failure why it is not paid, or not known to be
 * @param finishedAt when it was paid or failed
 * @param simulated whether the console sent a payment with {@code SimulatePaid=1} and no real one
 *     came since
 */
public record Trade(
    Order order,
    TradeState state,
    @Nullable PaymentMethod method,
    @Nullable String subPayment,
    @Nullable CardAttempt card,
    @Nullable PaymentCode code,
    @Nullable PaymentSource source,
    @Nullable Failure failure,
    @Nullable Instant finishedAt,
    boolean simulated) {

  static Trade accepted(Order order) {
    return new Trade(order, TradeState.CREATED, null, null, null, null, null, null, null, false);
  }

  /** {@code PaymentType}, once the buyer has chosen; empty before. */
  public String paymentType() {
    if (method == null) {
      return "";
    }
    boolean flexible = card != null && card.instalments() != null && card.instalments().flexible();
    return flexible
        ? "Flexible_Installment"
        : method.paymentType(subPayment == null ? "" : subPayment);
  }

  /** When it was paid; null when it was not. */
  public @Nullable Instant paidAt() {
    return state == TradeState.PAID ? finishedAt : null;
  }

  /** When its code runs out, while it waits for that: the second after the last one to pay in. */
  public Optional<Instant> expiresAt() {
    return state == TradeState.CODE_ISSUED && code != null
        ? Optional.ofNullable(code.expiresAt()).map(last -> last.plusSeconds(1))
        : Optional.empty();
  }

  /** Whether its code has run out unpaid. */
  boolean overdue(Instant now) {
    return expiresAt().filter(end -> !end.isAfter(now)).isPresent();
  }

  Trade choosing(PaymentMethod chosen, String sub) {
    return whileOpen(draft -> {
      draft.method = chosen;
      draft.subPayment = sub;
      draft.card = null;
      draft.source = null;
    });
  }

  Trade withCard(CardAttempt attempt) {
    return whileOpen(draft -> draft.card = attempt);
  }

  Trade withSource(PaymentSource payer) {
    return whileOpen(draft -> draft.source = payer);
  }

  Trade issued(PaymentCode issued) {
    if (state != TradeState.CREATED) {
      throw impossible();
    }
    return whileOpen(draft -> {
      draft.state =
          issued instanceof PaymentCode.Application ? TradeState.APPLIED : TradeState.CODE_ISSUED;
      draft.code = issued;
    });
  }

  Trade paid(Instant at) {
    return whileOpen(draft -> {
      draft.state = TradeState.PAID;
      draft.failure = null;
      draft.finishedAt = at;
      draft.simulated = false;
    });
  }

  /** A simulated payment leaves the state unpaid, as ECPay's console does. */
  Trade paidOnlySimulated() {
    return whileOpen(draft -> draft.simulated = true);
  }

  Trade failed(Failure reason, Instant at) {
    return whileOpen(draft -> {
      draft.state = reason.undecided() ? TradeState.UNKNOWN : TradeState.FAILED;
      draft.failure = reason;
      draft.finishedAt = at;
    });
  }

  Trade expired() {
    return whileOpen(draft -> draft.state = TradeState.EXPIRED);
  }

  private Trade whileOpen(Consumer<Draft> change) {
    if (!state.open()) {
      throw impossible();
    }
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.trade();
  }

  private ImpossibleNow impossible() {
    return new ImpossibleNow(order.merchantTradeNo(), "is already " + state.word());
  }

  /** The trade while something about it changes. */
  private static final class Draft {

    private final Order order;
    private TradeState state;
    private @Nullable PaymentMethod method;
    private @Nullable String subPayment;
    private @Nullable CardAttempt card;
    private @Nullable PaymentCode code;
    private @Nullable PaymentSource source;
    private @Nullable Failure failure;
    private @Nullable Instant finishedAt;
    private boolean simulated;

    Draft(Trade trade) {
      order = trade.order;
      state = trade.state;
      method = trade.method;
      subPayment = trade.subPayment;
      card = trade.card;
      code = trade.code;
      source = trade.source;
      failure = trade.failure;
      finishedAt = trade.finishedAt;
      simulated = trade.simulated;
    }

    Trade trade() {
      return new Trade(
          order, state, method, subPayment, card, code, source, failure, finishedAt, simulated);
    }
  }
}
