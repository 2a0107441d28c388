package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.trade.BonusPoints;
import tw.jiean.ecpay.sandbox.trade.CardAttempt;
import tw.jiean.ecpay.sandbox.trade.CardEntry;
import tw.jiean.ecpay.sandbox.trade.Failure;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.trade.UnionPay;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * Paying by card: the card with its plan and points, then the bank's 3-D code or UnionPay's page.
 */
final class CardPages {

  private final CashierScreen screen;
  private final Trades trades;
  private final Clock clock;

  CardPages(CashierScreen screen, Trades trades, Clock clock) {
    this.screen = screen;
    this.trades = trades;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    screen.post(routes, "/card", this::enterCard);
    screen.post(routes, "/unionpay", this::goToUnionPay);
    screen.get(routes, "/verify", this::showVerify);
    screen.post(routes, "/verify", this::enterCode);
  }

  void show(Context ctx, Trade trade) {
    if (trade.order().unionPay() == UnionPay.ONLY) {
      screen.show(ctx, trade, "unionpay", Map.of("several", severalMethods(trade)));
    } else {
      show(ctx, trade, CardForm.empty(trades.rememberedCard(trade.order())), Map.of());
    }
  }

  private void show(Context ctx, Trade trade, CardForm card, Map<String, String> errors) {
    Language language = CashierScreen.language(ctx, trade);
    Order order = trade.order();
    Optional<TestCard> remembered = trades.rememberedCard(order);
    Map<String, Object> model = new HashMap<>();
    model.put("card", card);
    model.put("remembered", remembered.map(TestCard::last4).orElse(""));
    model.put("useSaved", card.saved() != null);
    model.put("wrong", !errors.isEmpty());
    errors.forEach((field, text) -> model.put(field + "Error", language.text(text)));
    model.put("plans", plans(order, card.instalments(), language));
    if (order.redeemable()) {
      String most = Pages.money(BonusPoints.spentOn(order.amount()).deducted());
      model.put("redeemText", language.text("redeem", most));
    }
    model.put("unionPay", order.unionPay() == UnionPay.ALLOWED);
    model.put("several", severalMethods(trade));
    model.put("testCards", TestCardView.all(language));
    screen.show(ctx, trade, "card", model);
  }

  /** One payment first, where the order allows it. */
  private static List<Plan> plans(Order order, String chosen, Language language) {
    if (order.instalments().isEmpty()) {
      return List.of();
    }
    List<Plan> plans = new ArrayList<>();
    if (!order.onlyInInstalments()) {
      plans.add(new Plan("", language.text("onePayment"), "", chosen.isEmpty()));
    }
    for (Instalments plan : order.instalments()) {
      boolean first = plans.isEmpty() && chosen.isEmpty();
      boolean checked = first || plan.wireName().equals(chosen);
      plans.add(Plan.of(plan, order.amount(), checked, language));
    }
    return plans;
  }

  private void enterCard(Context ctx, Trade trade) {
    Form form = Form.parse(ctx.bodyAsBytes());
    CardForm card = CardForm.of(form, trades.rememberedCard(trade.order()));
    Map<String, String> errors = card.errors(clock.instant());
    if (!errors.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, trade, card, errors);
      return;
    }
    goOn(ctx, trades.enterCard(trade.order().id(), card.entry()));
  }

  private void goToUnionPay(Context ctx, Trade trade) {
    CardEntry card = new CardEntry(TestCard.UNION_PAY.number(), null, false);
    goOn(ctx, trades.enterCard(trade.order().id(), card));
  }

  private void showVerify(Context ctx, Trade trade) {
    CardAttempt card = trade.card();
    if (trade.state() != TradeState.CREATED || card == null || card.unionPay()) {
      CashierScreen.goBack(ctx, trade);
      return;
    }
    screen.show(
        ctx,
        trade,
        "verify",
        Map.of(
            "last4",
            card.last4(),
            "wrong",
            card.wrongCodes() > 0,
            "left",
            Trades.MAX_WRONG_CODES - card.wrongCodes()));
  }

  private void enterCode(Context ctx, Trade trade) {
    Form form = Form.parse(ctx.bodyAsBytes());
    long id = trade.order().id();
    goOn(
        ctx,
        form.value("cancel").isPresent()
            ? trades.fail(id, Failure.notPaid())
            : trades.enterCode(id, form.text("code").strip()));
  }

  private static void goOn(Context ctx, Trade trade) {
    if (trade.state() != TradeState.CREATED) {
      CashierScreen.go(ctx, trade, "/done");
    } else {
      CashierScreen.go(ctx, trade, AppPages.awaits(trade) ? AppPages.SCREEN : "/verify");
    }
  }

  private static boolean severalMethods(Trade trade) {
    return trade.order().methods().size() > 1;
  }

  record Plan(String value, String label, String detail, boolean checked) {

    static Plan of(Instalments plan, long amount, boolean checked, Language language) {
      return new Plan(
          plan.wireName(),
          language.text("plan", plan.count()),
          detail(plan, amount, language),
          checked);
    }

    private static String detail(Instalments plan, long amount, Language language) {
      if (plan.flexible()) {
        return language.text("planFlexible");
      }
      String first = Pages.money(plan.first(amount));
      String others = Pages.money(plan.others(amount));
      return first.equals(others)
          ? language.text("planEach", others)
          : language.text("planAmounts", first, others);
    }
  }
}
