package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.function.Supplier;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.page.ErrorPage;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.time.Timeline;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.MalformedForm;

/** All addresses that are no pages, behind their guard. */
public final class Endpoints {

  /** No ECPay message comes near. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  private final Guard guard;
  private final AioCheckOut aioCheckOut;
  private final ServerOperations operations;
  private final ControlApi controlApi;

  /**
   * Endpoints over the given trades.
   *
   * @param publicUrl under what base the sandbox is reached; asked at each request, since the port
   *     is known only after the start
   */
  public Endpoints(
      Trades trades,
      Authorisations authorisations,
      Plans plans,
      NotificationSender sender,
      Merchants merchants,
      OrderDesk orders,
      Timeline timeline,
      ServerOperations operations,
      Faults faults,
      Supplier<URI> publicUrl,
      ErrorPage errorPage) {
    this.guard = new Guard(publicUrl);
    this.aioCheckOut = new AioCheckOut(orders, errorPage);
    this.operations = operations;
    this.controlApi =
        new ControlApi(trades, authorisations, plans, sender, merchants, timeline, faults);
  }

  /** Adds the addresses to a server. */
  public void register(RoutesConfig routes) {
    routes.before(guard::check);
    routes.exception(
        MalformedForm.class,
        (e, ctx) -> ctx.status(HttpStatus.BAD_REQUEST).result("The body is no form in UTF-8"));
    routes.post("/Cashier/AioCheckOut/V5", aioCheckOut::handle);
    operations.register(routes);
    controlApi.register(routes);
  }
}
