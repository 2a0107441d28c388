package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.PaymentCode;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Trades;

/**
 * The buyer's way through the cashier, from the choice of a method to the way back. Each trade has
 * pages under a name that nobody can guess; each step is a form that answers with a redirect, so
 * reload and back repeat nothing.
 */
final class CashierPages {

  private final CashierScreen screen;
  private final CardPages card;
  private final MethodPages others;
  private final AppPages apps;
  private final Trades trades;

  CashierPages(Pages pages, Trades trades, Journal journal, Clock clock) {
    this.screen = new CashierScreen(pages, trades, journal);
    this.card = new CardPages(screen, trades, clock);
    this.others = new MethodPages(screen, trades);
    this.apps = new AppPages(screen, trades);
    this.trades = trades;
  }

  void register(RoutesConfig routes) {
    screen.get(routes, "", this::start);
    screen.get(routes, "/done", this::showDone);
    screen.get(routes, "/barcode/{number}", BarcodeImage::show);
    card.register(routes);
    others.register(routes);
    apps.register(routes);
    for (String step : List.of("/card", "/unionpay", "/issue", "/app/answer")) {
      // Somebody who typed the address of a step begins again.
      screen.get(routes, step, (ctx, trade) -> CashierScreen.go(ctx, trade, ""));
    }
  }

  private void start(Context ctx, Trade trade) {
    if (trade.state() != TradeState.CREATED) {
      CashierScreen.go(ctx, trade, "/done");
      return;
    }
    Optional<PaymentMethod> method = chosenMethod(ctx, trade.order());
    if (method.isEmpty()) {
      showChoice(ctx, trade);
    } else if (method.get() == PaymentMethod.CREDIT) {
      card.show(ctx, trade);
    } else {
      others.show(ctx, trade, method.get());
    }
  }

  private static Optional<PaymentMethod> chosenMethod(Context ctx, Order order) {
    if (order.methods().size() == 1) {
      return Optional.of(order.methods().get(0));
    }
    return Optional.ofNullable(ctx.queryParam("method"))
        .flatMap(PaymentMethod::ofWireName)
        .filter(order.methods()::contains);
  }

  private void showChoice(Context ctx, Trade trade) {
    Language language = CashierScreen.language(ctx, trade);
    List<Choice> methods =
        trade.order().methods().stream().map(method -> Choice.of(method, language)).toList();
    screen.show(ctx, trade, "choose", Map.of("methods", methods));
  }

  private void showDone(Context ctx, Trade trade) {
    PaymentCode code = trade.code();
    boolean resultUrl = trade.order().url("OrderResultURL").isPresent();
    boolean codeUrl = trade.order().url("ClientRedirectURL").isPresent();
    if (trade.state() == TradeState.CREATED) {
      CashierScreen.go(ctx, trade, "");
    } else if (trade.state() == TradeState.CODE_ISSUED && codeUrl && code != null) {
      screen.showWayBack(ctx, trade, "ClientRedirectURL", trades.browserCode(trade, code));
    } else if (finishedHere(trade) && resultUrl) {
      screen.showWayBack(ctx, trade, "OrderResultURL", trades.browserResult(trade));
    } else {
      showResult(ctx, trade);
    }
  }

  /**
   * ECPay posts no result for what is paid elsewhere or by UnionPay (page 2878), and none for an
   * expiry.
   */
  private static boolean finishedHere(Trade trade) {
    PaymentMethod method = trade.method();
    boolean answered =
        switch (trade.state()) {
          case PAID, FAILED, UNKNOWN -> true;
          case CREATED, CODE_ISSUED, APPLIED, EXPIRED -> false;
        };
    return answered
        && method != null
        && method.way() != PaymentMethod.Way.CODE
        && !AppPages.byUnionPay(trade);
  }

  private void showResult(Context ctx, Trade trade) {
    Language language = CashierScreen.language(ctx, trade);
    PaymentCode code = trade.code();
    Map<String, Object> model = new HashMap<>();
    model.put("heading", language.text("result." + trade.state()));
    model.put("mood", trade.state().word());
    model.put("facts", PaymentFacts.of(trade, language));
    if (trade.state().open() && code != null) {
      model.put("code", CodeView.of(code, language));
    }
    if (AppPages.awaits(trade) && trade.state() == TradeState.APPLIED) {
      String financier = language.text("sub." + trade.subPayment());
      model.put("financier", language.text("toFinancier", financier));
    } else {
      model.put("waiting", trade.state().open());
    }
    // ClientRedirectURL disables ClientBackURL (page 2872).
    if (trade.order().url("ClientRedirectURL").isEmpty()) {
      trade.order().url("ClientBackURL").ifPresent(url -> model.put("back", url));
    }
    screen.show(ctx, trade, "result", model);
  }

  record Choice(String wireName, String title, String lead) {

    static Choice of(PaymentMethod method, Language language) {
      return new Choice(
          method.wireName(), language.text("method." + method), language.text("lead." + method));
    }
  }
}
