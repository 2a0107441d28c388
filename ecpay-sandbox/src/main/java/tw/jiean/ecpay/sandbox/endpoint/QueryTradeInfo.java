package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** <a href="https://developers.ecpay.com.tw/?p=2890">Tells the state of an order.</a> */
@CheckedAgainst(doc = "2890", date = "2026-07")
final class QueryTradeInfo {

  private final RequestCheck check;
  private final Trades trades;

  QueryTradeInfo(RequestCheck check, Trades trades) {
    this.check = check;
    this.trades = trades;
  }

  void handle(Context ctx) {
    Form query = Form.parse(ctx.bodyAsBytes());
    String merchantId = query.text("MerchantID");
    String tradeNo = query.text("MerchantTradeNo");
    Form answer =
        check
            .refusalOfStamped(query)
            .map(refusal -> trades.noTradeInfo(merchantId, tradeNo, refusal.number()))
            .orElseGet(() -> trades.tradeInfo(merchantId, tradeNo));
    Answers.literal(ctx, check.signed(query, answer));
  }
}
