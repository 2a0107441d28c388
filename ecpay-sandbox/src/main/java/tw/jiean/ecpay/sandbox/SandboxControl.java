package tw.jiean.ecpay.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.card.AuthorisationView;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.endpoint.OrderDesk;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.fault.Faults.FaultView;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.settlement.Channel;
import tw.jiean.ecpay.sandbox.settlement.Settlement.DayTotal;
import tw.jiean.ecpay.sandbox.settlement.Settlements;
import tw.jiean.ecpay.sandbox.time.Timeline;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.DeliveryView;
import tw.jiean.ecpay.sandbox.trade.Failure;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.TradeView;
import tw.jiean.ecpay.sandbox.trade.Trades;

/**
 * What buyers, stores and banks do, for tests: the control interface without HTTP. Each command
 * gives the trade as it is afterwards and returns when the shop has answered the notification, or
 * after two seconds.
 *
 * <p>Every command throws {@link tw.jiean.ecpay.sandbox.trade.UnknownTrade} for a number that no
 * order had, and {@link tw.jiean.ecpay.sandbox.trade.ImpossibleNow} when the trade is not in a
 * state for it.
 */
public final class SandboxControl {

  private final OrderDesk orders;
  private final Trades trades;
  private final Authorisations authorisations;
  private final Plans plans;
  private final Settlements settlements;
  private final NotificationSender sender;
  private final Merchants merchants;
  private final Timeline timeline;
  private final Faults faults;

  SandboxControl(
      OrderDesk orders,
      Trades trades,
      Authorisations authorisations,
      Plans plans,
      Settlements settlements,
      NotificationSender sender,
      Merchants merchants,
      Timeline timeline,
      Faults faults) {
    this.merchants = merchants;
    this.orders = orders;
    this.faults = faults;
    this.trades = trades;
    this.authorisations = authorisations;
    this.plans = plans;
    this.settlements = settlements;
    this.sender = sender;
    this.timeline = timeline;
  }

  /**
   * Places an order as the buyer's browser does, which brings the shop's signed form.
   *
   * @param form encoded, {@code CheckMacValue} included
   * @throws tw.jiean.ecpay.sandbox.endpoint.OrderRefused when the cashier would not open
   */
  public TradeView order(String form) {
    return TradeView.of(orders.order(form));
  }

  /** Every trade, newest first. */
  public List<TradeView> trades() {
    return trades.all().stream().map(TradeView::of).toList();
  }

  /** One trade. */
  public TradeView trade(String merchantTradeNo) {
    return TradeView.of(trades.newest(merchantTradeNo));
  }

  /** Issues the account, code or barcodes and sends them to {@code PaymentInfoURL}. */
  public TradeView issue(String merchantTradeNo) {
    return TradeView.of(trades.issue(id(merchantTradeNo)));
  }

  /** Issues the code that the buyer chose, or hands his application to the financier he chose. */
  public TradeView issue(String merchantTradeNo, BuyersChoice choice) {
    return TradeView.of(trades.issue(id(merchantTradeNo), choice));
  }

  /** Pays as a buyer would; a code method without a code gets one first. */
  public TradeView pay(String merchantTradeNo) {
    return TradeView.of(trades.pay(id(merchantTradeNo)));
  }

  /** Pays as the buyer chose; with a card that the bank declines, the trade has failed then. */
  public TradeView pay(String merchantTradeNo, BuyersChoice choice) {
    return TradeView.of(trades.pay(id(merchantTradeNo), choice));
  }

  /** Sends a payment with {@code SimulatePaid=1}; the trade stays unpaid. */
  public TradeView simulate(String merchantTradeNo) {
    return TradeView.of(trades.simulate(id(merchantTradeNo)));
  }

  /**
   * Ends the trade unpaid and tells the shop, {@code rtnCode} being why. After {@code 10300066} the
   * result is unknown, and the trade can still be paid or fail.
   */
  public TradeView fail(String merchantTradeNo, String rtnCode) {
    return TradeView.of(trades.fail(id(merchantTradeNo), Failure.of(rtnCode)));
  }

  /** Ends the trade unpaid as mostly happens with its method, and tells the shop. */
  public TradeView decline(String merchantTradeNo) {
    return TradeView.of(trades.decline(id(merchantTradeNo)));
  }

  /** Lets the trade's time run out, which nobody tells the shop. */
  public TradeView expire(String merchantTradeNo) {
    return TradeView.of(trades.expire(id(merchantTradeNo)));
  }

  /** Sends the trade's newest notification again, answered or not. */
  public TradeView resend(String merchantTradeNo) {
    return TradeView.of(trades.resend(id(merchantTradeNo)));
  }

  /** What the card's bank has promised, oldest first; empty when none was charged. */
  public List<AuthorisationView> authorisations(String merchantTradeNo) {
    Order order = trades.newest(merchantTradeNo).order();
    return AuthorisationView.of(authorisations.of(order.merchantId(), order.merchantTradeNo()));
  }

  /** Lets the bank refuse the card of a periodic order from now on, or take it again. */
  public TradeView declineCard(String merchantTradeNo, boolean declines) {
    return TradeView.of(plans.declineCard(id(merchantTradeNo), declines));
  }

  /**
   * What a day's captures or payments come to for a merchant, refunds of that day taken off: the
   * sum that he gets, its fees rounded once.
   */
  public DayTotal settled(String merchantId, Channel channel, LocalDate day) {
    return settlements.total(merchantId, channel, day);
  }

  /** Every notification sent, newest first. */
  public List<DeliveryView> deliveries() {
    return sender.deliveries().stream().map(DeliveryView::of).toList();
  }

  /** The sandbox's time: the settings' clock and all that it was advanced by. */
  public Instant now() {
    return timeline.now();
  }

  /**
   * When something happens by itself next, by the sandbox's clock: an expiry, a closing, a charge,
   * a sending. May have passed already; empty when nothing is under way. A simulation that moves
   * its own clock no further than this, then calls {@link #runDue}, has everything at its time.
   */
  public Optional<Instant> nextDue() {
    return timeline.nextDue();
  }

  /**
   * Moves the sandbox's clock on and does everything that becomes due meanwhile, in the order of
   * time; returns when it is done. The settings' clock stays where it is, and {@code TimeStamp} is
   * still judged by that.
   *
   * @throws IllegalArgumentException for a negative distance or one of more than ten years
   */
  public void advance(Duration distance) {
    timeline.advance(distance);
  }

  /**
   * Does what is due by the sandbox's clock, in the order of time, and returns when it is done. It
   * happens by itself each second; a test that has moved its own clock need not wait for that.
   */
  public void runDue() {
    timeline.runDue();
  }

  /** Misbehaves from now on in all traffic, until {@link #behave}. */
  public void misbehave(Fault fault) {
    faults.on(fault, null, null);
  }

  /** Misbehaves so often, whichever trades it strikes. */
  public void misbehave(Fault fault, int times) {
    faults.on(fault, null, times);
  }

  /** Misbehaves so often towards one trade, whether it exists yet or not. */
  public void misbehave(Fault fault, String merchantTradeNo, int times) {
    faults.on(fault, merchantTradeNo, times);
  }

  /** Misbehaves towards one trade, whether it exists yet or not, until {@link #behave}. */
  public void misbehave(Fault fault, String merchantTradeNo) {
    faults.on(fault, merchantTradeNo, null);
  }

  /** Behaves again in one way, for all traffic and for each trade. */
  public void behave(Fault fault) {
    faults.off(fault);
  }

  /** Behaves again. */
  public void behave() {
    faults.off();
  }

  /** What was switched on since it last began to behave, and how often it struck. */
  public List<FaultView> faults() {
    return faults.all();
  }

  /** The shops that it knows, those of the settings first. */
  public List<Merchant> merchants() {
    return merchants.all();
  }

  /**
   * Makes a shop known from now on, or changes the one of its number. Kept with the state; a shop
   * of the settings with the same number is hidden by it.
   */
  public void addMerchant(Merchant merchant) {
    merchants.put(merchant);
  }

  /**
   * Forgets a shop that was added. Its trades stay, and nothing more is told about them.
   *
   * @return false when none of that number was added; those of the settings cannot be removed
   */
  public boolean removeMerchant(String merchantId) {
    return merchants.remove(merchantId);
  }

  private long id(String merchantTradeNo) {
    return trades.newest(merchantTradeNo).order().id();
  }
}
