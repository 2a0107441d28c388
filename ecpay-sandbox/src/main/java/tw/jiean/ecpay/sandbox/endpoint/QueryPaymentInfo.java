package tw.jiean.ecpay.sandbox.endpoint;

import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * <a href="https://developers.ecpay.com.tw/?p=5615">Tells the account, code or barcodes</a> of an
 * order that waits for its payment, and none of them afterwards.
 */
@CheckedAgainst(doc = "5615", date = "2026-07")
final class QueryPaymentInfo {

  private final RequestCheck check;
  private final Trades trades;

  QueryPaymentInfo(RequestCheck check, Trades trades) {
    this.check = check;
    this.trades = trades;
  }

  ServerReply answer(Form query) {
    String merchantId = query.text("MerchantID");
    String tradeNo = query.text("MerchantTradeNo");
    Form answer =
        check
            .refusalOfStamped(query)
            .map(refusal -> trades.noPaymentInfo(merchantId, tradeNo, refusal.number()))
            .orElseGet(() -> trades.paymentInfo(merchantId, tradeNo));
    return ServerReply.literal(check.signed(query, answer));
  }
}
