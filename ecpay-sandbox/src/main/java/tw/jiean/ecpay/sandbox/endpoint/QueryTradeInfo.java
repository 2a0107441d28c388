package tw.jiean.ecpay.sandbox.endpoint;

import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** <a href="https://developers.ecpay.com.tw/?p=2890">Tells the state of an order.</a> */
@CheckedAgainst(doc = "2890", date = "2026-07")
final class QueryTradeInfo {

  private final RequestCheck check;
  private final Trades trades;
  private final Faults faults;

  QueryTradeInfo(RequestCheck check, Trades trades, Faults faults) {
    this.check = check;
    this.trades = trades;
    this.faults = faults;
  }

  ServerReply answer(Form query) {
    String merchantId = query.text("MerchantID");
    String tradeNo = query.text("MerchantTradeNo");
    Form answer =
        check
            .refusalOfStamped(query)
            .map(refusal -> trades.noTradeInfo(merchantId, tradeNo, refusal.number()))
            .orElseGet(() -> told(tradeNo, trades.tradeInfo(merchantId, tradeNo)));
    return ServerReply.literal(check.signed(query, answer));
  }

  private Form told(String tradeNo, Form answer) {
    boolean late =
        answer.text("TradeStatus").equals("1") && faults.strikes(Fault.TRADE_STATUS_LATE, tradeNo);
    return late
        ? answer
            .replacing("TradeStatus", "0")
            .replacing("PaymentDate", "")
            .replacing("HandlingCharge", "0")
            .replacing("PaymentTypeChargeFee", "0")
        : answer;
  }
}
