package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.trade.Trades;

/** All pages of the sandbox. */
public final class Site {

  private final Pages pages = new Pages();
  private final CashierPages cashier;
  private final ConsolePages console;

  /** Pages over the given trades. */
  public Site(Trades trades, NotificationSender sender, Clock clock) {
    this.cashier = new CashierPages(pages, trades, clock);
    this.console = new ConsolePages(pages, trades, sender);
  }

  /** The page of a refused order. */
  public ErrorPage errorPage() {
    return new ErrorPage(pages);
  }

  /** Adds the pages to a server. */
  public void register(RoutesConfig routes) {
    Assets.register(routes);
    cashier.register(routes);
    console.register(routes);
    routes.error(
        HttpStatus.NOT_FOUND.getCode(),
        ctx -> {
          if (!ctx.path().startsWith("/api/")) {
            pages.missing(ctx);
          }
        });
  }
}
