package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.Period;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** What all pages of the cashier have in common: their trade, its order on top, its language. */
final class CashierScreen {

  private final Pages pages;
  private final Trades trades;
  private final Journal journal;

  CashierScreen(Pages pages, Trades trades, Journal journal) {
    this.pages = pages;
    this.trades = trades;
    this.journal = journal;
  }

  /** One page or one step of a trade's cashier. */
  interface Step {
    void handle(Context ctx, Trade trade);
  }

  void get(RoutesConfig routes, String path, Step step) {
    routes.get("/cashier/{id}" + path, handler(step));
  }

  void post(RoutesConfig routes, String path, Step step) {
    routes.post("/cashier/{id}" + path, handler(step));
  }

  /** Finds the trade, and leads a step that came too late to where the trade is now. */
  private Handler handler(Step step) {
    return ctx -> {
      Optional<Trade> trade = trades.ofCashier(ctx.pathParam("id"));
      if (trade.isEmpty()) {
        ctx.status(HttpStatus.NOT_FOUND);
        return;
      }
      try {
        step.handle(ctx, trade.get());
      } catch (ImpossibleNow e) {
        goBack(ctx, trades.get(trade.get().order().id()));
      }
    };
  }

  /** Answers with a page whose forms stay in the cashier. */
  void show(Context ctx, Trade trade, String template, Map<String, ?> model) {
    show(ctx, trade, template, Pages.TO_ITSELF, model);
  }

  /**
   * Answers with a page whose form leads back to the shop.
   *
   * @param address the name of the order's field that says where to
   */
  void showWayBack(Context ctx, Trade trade, String address, Form fields) {
    journal.handed(address, fields);
    String url = trade.order().url(address).orElseThrow();
    Map<String, ?> model = Map.of("action", url, "fields", fields.fields());
    show(ctx, trade, "return", Pages.TO_THE_SHOP, model);
  }

  /** Answers with a redirect to a page of the same cashier. */
  static void go(Context ctx, Trade trade, String page) {
    ctx.redirect(path(trade) + page, HttpStatus.SEE_OTHER);
  }

  /** Leads a step that is not possible now to where the buyer can go on. */
  static void goBack(Context ctx, Trade trade) {
    go(ctx, trade, trade.state() == TradeState.CREATED ? "" : "/done");
  }

  static Language language(Context ctx, Trade trade) {
    String ordered = trade.order().fields().text("Language");
    return Language.of(ctx, path(trade), Language.ofOrder(ordered));
  }

  private void show(
      Context ctx, Trade trade, String template, String formAction, Map<String, ?> model) {
    Order order = trade.order();
    Map<String, Object> all = new HashMap<>(model);
    all.put("cashier", path(trade));
    all.put("console", "/trades/" + order.id());
    all.put("order", order);
    all.put("amount", Pages.money(order.amount()));
    all.put("items", List.of(order.fields().text("ItemName").split("#")));
    all.put("description", order.fields().text("TradeDesc"));
    Language language = language(ctx, trade);
    order.period().ifPresent(period -> all.put("period", period(period, language)));
    pages.show(ctx, language, template, formAction, all);
  }

  private static String period(Period period, Language language) {
    String every =
        period.frequency() == 1
            ? language.text("each." + period.type())
            : language.text("every." + period.type(), period.frequency());
    return language.text("period", Pages.money(period.amount()), every, period.execTimes());
  }

  private static String path(Trade trade) {
    return "/cashier/" + trade.order().cashierId();
  }
}
