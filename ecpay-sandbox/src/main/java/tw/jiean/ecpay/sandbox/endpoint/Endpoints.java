package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.page.ErrorPage;
import tw.jiean.ecpay.sandbox.trade.AmountLimits;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Trades;

/** All addresses that are no pages, behind their guard. */
public final class Endpoints {

  private final Guard guard;
  private final AioCheckOut aioCheckOut;
  private final QueryTradeInfo queryTradeInfo;
  private final ControlApi controlApi;

  /**
   * Endpoints over the given trades.
   *
   * @param publicUrl under what base the sandbox is reached; asked at each request, since the port
   *     is known only after the start
   */
  public Endpoints(
      Trades trades,
      NotificationSender sender,
      Merchants merchants,
      Rules rules,
      Clock clock,
      Supplier<URI> publicUrl,
      ErrorPage errorPage) {
    OrderCheck check =
        new OrderCheck(
            merchants, rules.limits(), rules.strictUrls(), rules.tradeDateTolerance(), clock);
    this.guard = new Guard(publicUrl);
    this.aioCheckOut = new AioCheckOut(check, trades, errorPage);
    this.queryTradeInfo = new QueryTradeInfo(merchants, trades, clock);
    this.controlApi = new ControlApi(trades, sender, merchants);
  }

  /**
   * What a merchant's contract decides.
   *
   * @param limits by method; a method without an entry takes any amount
   * @param strictUrls whether addresses that ECPay could not reach are refused
   * @param tradeDateTolerance how far {@code MerchantTradeDate} may be from now
   */
  public record Rules(
      Map<PaymentMethod, AmountLimits> limits, boolean strictUrls, Duration tradeDateTolerance) {}

  /** Adds the addresses to a server. */
  public void register(RoutesConfig routes) {
    routes.before(guard::check);
    routes.post("/Cashier/AioCheckOut/V5", aioCheckOut::handle);
    routes.post("/Cashier/QueryTradeInfo/V5", queryTradeInfo::handle);
    controlApi.register(routes);
  }
}
