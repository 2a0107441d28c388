package tw.jiean.ecpay.sandbox.trade;

import org.jspecify.annotations.Nullable;

/**
 * A trade as the control interface tells it.
 *
 * @param amount whole New Taiwan dollars
 * @param state {@code created}, {@code code_issued}, {@code applied}, {@code unknown}, {@code
 *     paid}, {@code failed}, {@code expired}
 * @param paidAt ISO 8601 with Taiwan's offset; null unless paid
 * @param simulated whether a simulated payment was sent, which leaves the state unpaid; a real one
 *     later is the one that counts
 */
public record TradeView(
    String merchantTradeNo,
    String tradeNo,
    long amount,
    String choosePayment,
    String state,
    @Nullable String paidAt,
    boolean simulated) {

  /** What the control interface tells of a trade. */
  public static TradeView of(Trade trade) {
    Order order = trade.order();
    return new TradeView(
        order.merchantTradeNo(),
        order.tradeNo(),
        order.amount(),
        order.choosePayment(),
        trade.state().word(),
        trade.paidAt() == null ? null : TaiwanTime.iso(trade.paidAt()),
        trade.simulated());
  }
}
