package tw.jiean.ecpay.sandbox.console;

import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.util.function.Supplier;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.card.CardDesk;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.page.Pages;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.settlement.Settlements;
import tw.jiean.ecpay.sandbox.time.Timeline;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Terms;
import tw.jiean.ecpay.sandbox.trade.Trades;

/** All pages of the console. */
public final class Console {

  private final TradeListPage list;
  private final TradePage trade;
  private final RequestPages requests;
  private final FaultPage faultPage;
  private final ClockPage clock;
  private final ComposePages compose;
  private final MerchantPages merchantPages;
  private final CardsPage cards;

  /**
   * A console over everything that the sandbox has.
   *
   * @param terms what the settings say for merchants without terms of their own
   * @param baseUrl under what base the sandbox is reached
   */
  public Console(
      Pages pages,
      Trades trades,
      Authorisations authorisations,
      CardDesk desk,
      Plans plans,
      Settlements settlements,
      NotificationSender sender,
      Timeline timeline,
      Faults faults,
      Merchants merchants,
      Journal journal,
      Terms terms,
      Supplier<URI> baseUrl) {
    ConsoleScreen screen = new ConsoleScreen(pages, timeline, faults);
    TradeStory story =
        new TradeStory(trades, authorisations, plans, settlements, sender, merchants, journal);
    this.list = new TradeListPage(screen, trades, journal);
    this.trade = new TradePage(screen, trades, authorisations, desk, plans, merchants, story);
    this.requests = new RequestPages(screen, journal, merchants, trades);
    this.faultPage = new FaultPage(screen, faults);
    this.clock = new ClockPage(screen, timeline, trades, plans, authorisations, sender);
    this.compose = new ComposePages(screen, merchants, timeline, baseUrl);
    this.merchantPages = new MerchantPages(screen, merchants, trades, terms);
    this.cards = new CardsPage(screen);
  }

  /** Adds the pages to a server. */
  public void register(RoutesConfig routes) {
    list.register(routes);
    trade.register(routes);
    requests.register(routes);
    faultPage.register(routes);
    clock.register(routes);
    compose.register(routes);
    merchantPages.register(routes);
    cards.register(routes);
  }
}
