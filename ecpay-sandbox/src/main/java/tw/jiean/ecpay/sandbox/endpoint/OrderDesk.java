package tw.jiean.ecpay.sandbox.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.InstantSource;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;
import tw.jiean.ecpay.sandbox.wire.MalformedForm;

/** Takes orders in that ECPay would take, each trade number once. */
public final class OrderDesk {

  private final OrderCheck check;
  private final Trades trades;

  /**
   * A desk by the settings' rules.
   *
   * @param wall the time that shops have
   * @param sandbox the sandbox's own
   */
  public OrderDesk(
      Merchants merchants, OrderRules rules, Clock wall, InstantSource sandbox, Trades trades) {
    this.check = new OrderCheck(merchants, rules, wall, sandbox);
    this.trades = trades;
  }

  /**
   * The trade that the order has become.
   *
   * @param form encoded, as a browser posts it
   * @throws OrderRefused when the cashier would not open
   */
  public Trade order(String form) {
    try {
      return order(Form.parse(form.getBytes(UTF_8)));
    } catch (MalformedForm e) {
      throw new OrderRefused("", new Refusal(Refusal.Code.MALFORMED_FORM, ""));
    }
  }

  Trade order(Form form) {
    String number = form.text("MerchantTradeNo");
    Verdict verdict = check.judge(form);
    if (verdict instanceof Verdict.Accepted accepted) {
      return trades
          .accept(accepted.draft())
          .orElseThrow(() ->
              new OrderRefused(
                  number, new Refusal(Refusal.Code.DUPLICATE_TRADE_NO, "MerchantTradeNo")));
    }
    throw new OrderRefused(number, ((Verdict.Refused) verdict).refusal());
  }
}
