package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Paying by ATM, store or WebATM: the choice of bank or store, and WebATM's pretend bank. */
final class MethodPages {

  private final CashierScreen screen;
  private final Trades trades;

  MethodPages(CashierScreen screen, Trades trades) {
    this.screen = screen;
    this.trades = trades;
  }

  void register(RoutesConfig routes) {
    screen.post(routes, "/issue", this::issue);
    screen.post(routes, "/bank", this::chooseBank);
    screen.get(routes, "/bank", this::showBank);
    screen.post(routes, "/bank/answer", this::answerBank);
  }

  void show(Context ctx, Trade trade, PaymentMethod method) {
    Language language = CashierScreen.language(ctx, trade);
    List<String> subPayments =
        trade
            .order()
            .subPayment()
            .filter(method.subPayments()::contains)
            .map(List::of)
            .orElse(method.subPayments());
    screen.show(
        ctx,
        trade,
        "method",
        Map.of(
            "title", language.text("method." + method),
            "lead", language.text("lead." + method),
            "button", language.text("button." + method),
            "wireName", method.wireName(),
            "action", method.way() == PaymentMethod.Way.SCREEN ? "bank" : "issue",
            "legend", language.text("legend." + method),
            "options", subPayments.stream().map(it -> Option.of(it, language)).toList(),
            "choosable", subPayments.size() > 1,
            "only", subPayments.isEmpty() ? "" : subPayments.get(0),
            "several", trade.order().methods().size() > 1));
  }

  private void issue(Context ctx, Trade trade) {
    Form form = Form.parse(ctx.bodyAsBytes());
    Optional<PaymentMethod> method =
        PaymentMethod.ofWireName(form.text("method"))
            .filter(it -> it.paidLater() && it.has(form.text("sub")));
    if (method.isEmpty()) {
      CashierScreen.go(ctx, trade, "");
      return;
    }
    Trade issued =
        trades.issue(trade.order().id(), BuyersChoice.by(method.get()).at(form.text("sub")));
    CashierScreen.go(ctx, issued, "/done");
  }

  private void chooseBank(Context ctx, Trade trade) {
    String bank = Form.parse(ctx.bodyAsBytes()).text("sub");
    if (!PaymentMethod.WEB_ATM.subPayments().contains(bank)) {
      CashierScreen.go(ctx, trade, "");
      return;
    }
    Trade chosen = trades.choose(trade.order().id(), PaymentMethod.WEB_ATM, bank);
    CashierScreen.go(ctx, chosen, "/bank");
  }

  private void showBank(Context ctx, Trade trade) {
    if (!atPretendBank(trade)) {
      CashierScreen.go(ctx, trade, "");
      return;
    }
    String bank = CashierScreen.language(ctx, trade).text("sub." + trade.subPayment());
    screen.show(ctx, trade, "bank", Map.of("bank", bank));
  }

  private void answerBank(Context ctx, Trade trade) {
    if (!atPretendBank(trade)) {
      CashierScreen.go(ctx, trade, "");
      return;
    }
    long id = trade.order().id();
    boolean cancelled = Form.parse(ctx.bodyAsBytes()).value("cancel").isPresent();
    Trade after = cancelled ? trades.decline(id) : trades.pay(id);
    CashierScreen.go(ctx, after, "/done");
  }

  private static boolean atPretendBank(Trade trade) {
    return trade.state().open() && trade.method() == PaymentMethod.WEB_ATM;
  }

  record Option(String value, String label) {

    static Option of(String subPayment, Language language) {
      return new Option(subPayment, language.text("sub." + subPayment));
    }
  }
}
