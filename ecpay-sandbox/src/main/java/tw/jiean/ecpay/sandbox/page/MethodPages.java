package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Paying without typing in a card: the choice of bank, store, wallet or financier. */
final class MethodPages {

  /** In how many instalments a buyer may ask a financier to be paid back. */
  private static final List<Instalments> FINANCED = Instalments.list("3,6,12,18,24");

  private final CashierScreen screen;
  private final Trades trades;

  MethodPages(CashierScreen screen, Trades trades) {
    this.screen = screen;
    this.trades = trades;
  }

  void register(RoutesConfig routes) {
    screen.post(routes, "/issue", this::issue);
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
    Map<String, Object> model = new HashMap<>();
    model.put("title", language.text("method." + method));
    model.put("lead", language.text("lead." + method));
    model.put("button", language.text("button." + method));
    model.put("wireName", method.wireName());
    model.put("action", method.way() == PaymentMethod.Way.SCREEN ? "app" : "issue");
    model.put("legend", language.text("legend." + method));
    model.put("options", subPayments.stream().map(it -> Option.of(it, language)).toList());
    model.put("choosable", subPayments.size() > 1);
    model.put("wide", subPayments.size() == 2);
    model.put("only", subPayments.isEmpty() ? "" : subPayments.get(0));
    model.put("several", trade.order().methods().size() > 1);
    if (method == PaymentMethod.BNPL) {
      model.put("plans", FINANCED.stream().map(it -> Option.of(it, language)).toList());
    }
    screen.show(ctx, trade, "method", model);
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
    BuyersChoice choice = BuyersChoice.by(method.get()).at(form.text("sub"));
    Optional<Instalments> plan = Instalments.of(form.text("instalments"));
    Trade issued = trades.issue(trade.order().id(), plan.map(choice::in).orElse(choice));
    CashierScreen.go(ctx, issued, AppPages.awaits(issued) ? AppPages.SCREEN : "/done");
  }

  record Option(String value, String label) {

    static Option of(String subPayment, Language language) {
      return new Option(subPayment, language.text("sub." + subPayment));
    }

    static Option of(Instalments plan, Language language) {
      return new Option(plan.wireName(), language.text("plan", plan.count()));
    }
  }
}
