package tw.jiean.ecpay.sandbox.period;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.notify.Notification;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.store.Subset;
import tw.jiean.ecpay.sandbox.time.Timed;
import tw.jiean.ecpay.sandbox.trade.CodeIssuer;
import tw.jiean.ecpay.sandbox.trade.Failure;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;

/** Every periodic order. Its plan begins in the same change that makes its trade paid. */
public final class Plans implements Timed {

  /** So long a repetition that the shop asked for stays in ECPay's queue; not established. */
  static final Duration REPEATED_AFTER = Duration.ofMinutes(5);

  private final StateStore store;
  private final Trades trades;
  private final Authorisations authorisations;
  private final NotificationSender sender;
  private final Merchants merchants;
  private final Clock clock;
  private final CodeIssuer issuer;
  private final MVMap<Long, Plan> all;
  private final Subset<Plan> running;

  /** The plans of the trades, by the sandbox's clock. */
  public Plans(
      StateStore store,
      Trades trades,
      Authorisations authorisations,
      NotificationSender sender,
      Merchants merchants,
      CodeIssuer issuer,
      Clock clock) {
    this.store = store;
    this.trades = trades;
    this.authorisations = authorisations;
    this.sender = sender;
    this.merchants = merchants;
    this.clock = clock;
    this.issuer = issuer;
    this.all = store.numbered("plans", Plan.class);
    this.running = store.subset(all, plan -> plan.state() == PlanState.RUNNING);
    trades.whenPaid(trade -> Plan.of(trade).ifPresent(this::put));
    store.change(() -> {
      addMissing();
      return all;
    });
  }

  /** Earlier versions stored only those of which something had been told or asked. */
  private void addMissing() {
    trades.all().stream()
        .flatMap(trade -> Plan.of(trade).stream())
        .filter(plan -> !all.containsKey(plan.tradeId()))
        .forEach(this::put);
  }

  /** The plan of a trade; empty when it has none. */
  public Optional<Plan> of(Trade trade) {
    return Optional.ofNullable(all.get(trade.order().id()));
  }

  /** Puts the latest failed charge into the queue once more; the shop is told how it went. */
  public Optional<PeriodRefusal> repeat(String merchantId, String merchantTradeNo) {
    return act(
        merchantId,
        merchantTradeNo,
        plan -> plan.repeatable() ? null : PeriodRefusal.NOTHING_TO_REPEAT,
        plan -> plan.repeating(clock.instant().plus(REPEATED_AFTER)));
  }

  /** Ends the plan for good. What was charged stays charged. */
  public Optional<PeriodRefusal> cancel(String merchantId, String merchantTradeNo) {
    return act(merchantId, merchantTradeNo, plan -> null, Plan::cancelled);
  }

  /**
   * Lets the bank refuse the card of a trade from now on, or take it again.
   *
   * @throws ImpossibleNow when no more charges of it are to come
   */
  public Trade declineCard(long tradeId, boolean declines) {
    return store.change(() -> {
      Trade trade = trades.get(tradeId);
      Plan plan =
          of(trade)
              .filter(it -> it.state() == PlanState.RUNNING)
              .orElseThrow(() ->
                  new ImpossibleNow(
                      trade.order().merchantTradeNo(), "is not charged periodically"));
      put(plan.withCard(declines));
      return trade;
    });
  }

  @Override
  public Optional<Instant> nextDue() {
    return running().flatMap(plan -> plan.nextDue().stream()).min(naturalOrder());
  }

  /** Makes every charge that is due by then, each at the time at which the plan has it. */
  @Override
  public void runDue(Instant moment) {
    running().map(Plan::tradeId).toList().forEach(tradeId -> chargeDue(tradeId, moment));
  }

  /** Without those of a merchant whom the settings have lost: nobody could be told. */
  private Stream<Plan> running() {
    return running.stream()
        .filter(plan -> merchants.knowSignerOf(trades.get(plan.tradeId()).order()));
  }

  private Optional<PeriodRefusal> act(
      String merchantId,
      String merchantTradeNo,
      Function<Plan, @Nullable PeriodRefusal> rule,
      Function<Plan, Plan> change) {
    return store.change(() -> {
      Optional<Trade> trade = trades.find(merchantId, merchantTradeNo);
      if (trade.isEmpty()) {
        return Optional.of(PeriodRefusal.UNKNOWN_TRADE);
      }
      Optional<Plan> plan = of(trade.get());
      if (plan.isEmpty()) {
        return Optional.of(PeriodRefusal.NO_PLAN);
      }
      if (plan.get().state() != PlanState.RUNNING) {
        return Optional.of(PeriodRefusal.NOT_RUNNING);
      }
      Optional<PeriodRefusal> refusal = Optional.ofNullable(rule.apply(plan.get()));
      if (refusal.isEmpty()) {
        put(change.apply(plan.get()));
      }
      return refusal;
    });
  }

  private void chargeDue(long tradeId, Instant moment) {
    Due done;
    do {
      done = store.change(() -> chargeNext(tradeId, moment));
      done.notification().ifPresent(sender::send);
    } while (done.charged());
  }

  /** The plan is read anew: the shop may have ended it meanwhile. */
  private Due chargeNext(long tradeId, Instant moment) {
    Trade trade = trades.get(tradeId);
    return of(trade)
        .flatMap(plan ->
            plan.nextDue().filter(at -> !at.isAfter(moment)).map(at -> charge(trade, plan, at)))
        .orElse(Due.NOTHING);
  }

  private Due charge(Trade trade, Plan plan, Instant at) {
    boolean declined = plan.cardDeclines();
    Charge charge =
        new Charge(
            issuer.gwsr(),
            issuer.tradeNo(at),
            declined ? "" : issuer.authCode(),
            plan.period().amount(),
            declined ? Failure.declined() : null,
            plan.repeatsAt(at),
            at);
    Plan after = plan.charged(charge);
    put(after);
    if (!declined) {
      Authorisation.of(trade)
          .map(first -> first.again(charge.gwsr(), charge.tradeNo(), charge.authCode(), at))
          .ifPresent(authorisations::put);
    }
    return new Due(true, tell(trade.order(), after, charge));
  }

  private Optional<Notification> tell(Order order, Plan plan, Charge charge) {
    Merchant keys = merchants.signerOf(order);
    return order
        .url("PeriodReturnURL")
        .map(url ->
            sender.add(
                order.id(),
                order.merchantTradeNo(),
                "PeriodReturnURL",
                url,
                keys.sign(PeriodMessage.of(order, plan, charge, "交易成功")).encoded(),
                keys.sign(PeriodMessage.of(order, plan, charge, "paid")).encoded()));
  }

  private void put(Plan plan) {
    running.put(plan.tradeId(), plan);
  }

  /** What one look at a plan led to. */
  private record Due(boolean charged, Optional<Notification> notification) {

    static final Due NOTHING = new Due(false, Optional.empty());
  }
}
