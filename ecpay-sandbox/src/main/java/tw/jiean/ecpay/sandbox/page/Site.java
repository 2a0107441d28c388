package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.trade.Trades;

/** What buyers see, and what the pages of the sandbox have in common. */
public final class Site {

  private final Pages pages;
  private final Journal journal;
  private final CashierPages cashier;

  /** Pages over the given trades. */
  public Site(Pages pages, Trades trades, Journal journal, Clock clock) {
    this.pages = pages;
    this.journal = journal;
    this.cashier = new CashierPages(pages, trades, journal, clock);
  }

  /** The page of a refused order. */
  public ErrorPage errorPage() {
    return new ErrorPage(pages, journal);
  }

  /** Adds the pages to a server. */
  public void register(RoutesConfig routes) {
    Assets.register(routes);
    cashier.register(routes);
    routes.error(
        HttpStatus.NOT_FOUND.getCode(),
        ctx -> {
          if (!(ctx.path() + "/").startsWith("/api/")) {
            pages.missing(ctx);
          }
        });
  }
}
