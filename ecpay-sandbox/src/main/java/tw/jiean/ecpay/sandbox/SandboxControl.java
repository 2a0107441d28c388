package tw.jiean.ecpay.sandbox;

import java.util.List;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.trade.DeliveryView;
import tw.jiean.ecpay.sandbox.trade.Failure;
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

  private final Trades trades;
  private final NotificationSender sender;

  SandboxControl(Trades trades, NotificationSender sender) {
    this.trades = trades;
    this.sender = sender;
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

  /** Pays as a buyer would; a code method without a code gets one first. */
  public TradeView pay(String merchantTradeNo) {
    return TradeView.of(trades.pay(id(merchantTradeNo)));
  }

  /** Sends a payment with {@code SimulatePaid=1}; the trade stays unpaid. */
  public TradeView simulate(String merchantTradeNo) {
    return TradeView.of(trades.simulate(id(merchantTradeNo)));
  }

  /** Ends the trade unpaid and tells the shop, {@code rtnCode} being why. */
  public TradeView fail(String merchantTradeNo, String rtnCode) {
    return TradeView.of(trades.fail(id(merchantTradeNo), Failure.of(rtnCode)));
  }

  /** Lets the trade's time run out, which nobody tells the shop. */
  public TradeView expire(String merchantTradeNo) {
    return TradeView.of(trades.expire(id(merchantTradeNo)));
  }

  /** Sends the trade's newest notification again, answered or not. */
  public TradeView resend(String merchantTradeNo) {
    return TradeView.of(trades.resend(id(merchantTradeNo)));
  }

  /** Every notification sent, newest first. */
  public List<DeliveryView> deliveries() {
    return sender.deliveries().stream().map(DeliveryView::of).toList();
  }

  /**
   * Does what is due by the settings' clock, and returns when it is done: sends unanswered
   * notifications again, lets codes run out. It happens by itself each second; a test that has
   * moved its clock need not wait for that.
   */
  public void runDue() {
    trades.expireDue();
    sender.sendDue();
  }

  private long id(String merchantTradeNo) {
    return trades.newest(merchantTradeNo).order().id();
  }
}
