package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import tw.jiean.ecpay.sandbox.trade.CardAttempt;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * The screens of others that the sandbox pretends: WebATM's bank, the wallets, UnionPay, and the
 * financier who decides on an application. Each has two buttons.
 */
final class AppPages {

  static final String SCREEN = "/app";

  private final CashierScreen screen;
  private final Trades trades;

  AppPages(CashierScreen screen, Trades trades) {
    this.screen = screen;
    this.trades = trades;
  }

  void register(RoutesConfig routes) {
    screen.post(routes, SCREEN, this::open);
    screen.get(routes, SCREEN, this::show);
    screen.post(routes, SCREEN + "/answer", this::answer);
  }

  /** Whether the trade waits for an answer on such a screen. */
  static boolean awaits(Trade trade) {
    PaymentMethod method = trade.method();
    if (!trade.state().open() || method == null) {
      return false;
    }
    return switch (method.way()) {
      case SCREEN -> true;
      case CARD -> byUnionPay(trade);
      case APPLICATION -> trade.state() == TradeState.APPLIED;
      case CODE -> false;
    };
  }

  static boolean byUnionPay(Trade trade) {
    CardAttempt card = trade.card();
    return card != null && card.unionPay();
  }

  private void open(Context ctx, Trade trade) {
    Form form = Form.parse(ctx.bodyAsBytes());
    PaymentMethod method = PaymentMethod.ofWireName(form.text("method")).orElse(null);
    if (method == null
        || method.way() != PaymentMethod.Way.SCREEN
        || !method.has(form.text("sub"))) {
      CashierScreen.go(ctx, trade, "");
      return;
    }
    CashierScreen.go(ctx, trades.choose(trade.order().id(), method, form.text("sub")), SCREEN);
  }

  private void show(Context ctx, Trade trade) {
    PaymentMethod method = trade.method();
    if (!awaits(trade) || method == null) {
      CashierScreen.goBack(ctx, trade);
      return;
    }
    Language language = CashierScreen.language(ctx, trade);
    Map<String, Object> model = new HashMap<>();
    model.put("app", name(trade, method, language));
    model.put("lead", language.text("app." + method));
    model.put("approve", language.text("approve." + method.way()));
    model.put("decline", language.text("decline." + method.way()));
    if (trade.code() != null) {
      model.put("code", CodeView.of(trade.code(), language));
    }
    screen.show(ctx, trade, "app", model);
  }

  private static String name(Trade trade, PaymentMethod method, Language language) {
    if (method == PaymentMethod.CREDIT) {
      return language.text("unionPay");
    }
    String sub = trade.subPayment();
    return language.text(sub == null || sub.isEmpty() ? "method." + method : "sub." + sub);
  }

  private void answer(Context ctx, Trade trade) {
    if (!awaits(trade)) {
      CashierScreen.goBack(ctx, trade);
      return;
    }
    long id = trade.order().id();
    boolean declined = Form.parse(ctx.bodyAsBytes()).value("decline").isPresent();
    CashierScreen.go(ctx, declined ? trades.decline(id) : trades.pay(id), "/done");
  }
}
