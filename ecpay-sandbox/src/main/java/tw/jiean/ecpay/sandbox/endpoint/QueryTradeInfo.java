package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** <a href="https://developers.ecpay.com.tw/?p=2890">Tells the state of an order.</a> */
@CheckedAgainst(doc = "2890", date = "2026-07")
final class QueryTradeInfo {

  private static final Duration TIME_STAMP_LIFE = Duration.ofMinutes(3);
  private static final Pattern TIME_STAMP = Pattern.compile("[0-9]{1,12}");

  /** The sandbox's own: ECPay's number for it is not established. */
  private static final String STALE_TIME_STAMP = "99200009";

  private static final String BAD_TRADE_NO = Refusal.Code.BAD_TRADE_NO.number();
  private static final String WRONG_SIGNATURE = Refusal.Code.WRONG_SIGNATURE.number();
  private static final String UNKNOWN_MERCHANT = Refusal.Code.UNKNOWN_MERCHANT.number();

  private final Merchants merchants;
  private final Trades trades;
  private final Clock clock;

  QueryTradeInfo(Merchants merchants, Trades trades, Clock clock) {
    this.merchants = merchants;
    this.trades = trades;
    this.clock = clock;
  }

  void handle(Context ctx) {
    Form query = Form.parse(ctx.bodyAsBytes());
    // Not text/html: the answer repeats what was asked, and no browser shall run that.
    ctx.contentType("text/plain; charset=utf-8").result(answer(query).literal());
  }

  private Form answer(Form query) {
    String merchantId = query.text("MerchantID");
    String tradeNo = query.text("MerchantTradeNo");
    String signer = query.value("PlatformID").orElse(merchantId);
    Optional<Merchant> keys = merchants.find(signer);
    if (keys.isEmpty() || merchants.find(merchantId).isEmpty()) {
      // Nobody's keys fit, so this one answer carries no signature.
      return trades.noTradeInfo(merchantId, tradeNo, UNKNOWN_MERCHANT);
    }
    Form answer;
    if (!keys.get().signed(query)) {
      answer = trades.noTradeInfo(merchantId, tradeNo, WRONG_SIGNATURE);
    } else if (!fresh(query.text("TimeStamp"))) {
      answer = trades.noTradeInfo(merchantId, tradeNo, STALE_TIME_STAMP);
    } else if (tradeNo.isEmpty()) {
      answer = trades.noTradeInfo(merchantId, tradeNo, BAD_TRADE_NO);
    } else {
      answer = trades.tradeInfo(merchantId, tradeNo);
    }
    return keys.get().sign(answer);
  }

  private boolean fresh(String timeStamp) {
    if (!TIME_STAMP.matcher(timeStamp).matches()) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timeStamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(TIME_STAMP_LIFE) <= 0;
  }
}
