package tw.jiean.ecpay.sandbox.console;

import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.page.Pages;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;

/** A trade in one line. */
record TradeRow(
    long id,
    String merchantId,
    String merchantTradeNo,
    String tradeNo,
    String amount,
    String method,
    String state,
    String stateWord,
    String createdAt,
    String paidAt,
    boolean simulated) {

  static TradeRow of(Trade trade, Language language) {
    Order order = trade.order();
    return new TradeRow(
        order.id(),
        order.merchantId(),
        order.merchantTradeNo(),
        order.tradeNo(),
        Pages.money(order.amount()),
        trade.method() == null ? order.choosePayment() : trade.paymentType(),
        language.text("state." + trade.state()),
        trade.state().word(),
        TaiwanTime.dateTime(order.createdAt()),
        trade.paidAt() == null ? "" : TaiwanTime.dateTime(trade.paidAt()),
        trade.simulated());
  }
}
