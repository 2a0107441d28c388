package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.trade.CardAttempt;
import tw.jiean.ecpay.sandbox.trade.Failure;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.PaymentCode;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * The buyer's way through the cashier. Each trade has pages under a name that nobody can guess;
 * each step is a form that answers with a redirect, so reload and back repeat nothing.
 */
final class CashierPages {

  private static final String CANCELLED = "10100058";

  private final Pages pages;
  private final Trades trades;
  private final Clock clock;

  CashierPages(Pages pages, Trades trades, Clock clock) {
    this.pages = pages;
    this.trades = trades;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/cashier/{id}", page(this::start));
    for (String step : new String[] {"/card", "/issue", "/bank/answer"}) {
      // Somebody who typed the address of a step begins again.
      routes.get("/cashier/{id}" + step, page((ctx, trade) -> go(ctx, trade, "")));
    }
    routes.post("/cashier/{id}/card", page(this::enterCard));
    routes.get("/cashier/{id}/verify", page(this::showVerify));
    routes.post("/cashier/{id}/verify", page(this::enterCode));
    routes.post("/cashier/{id}/issue", page(this::issue));
    routes.post("/cashier/{id}/bank", page(this::chooseBank));
    routes.get("/cashier/{id}/bank", page(this::showBank));
    routes.post("/cashier/{id}/bank/answer", page(this::answerBank));
    routes.get("/cashier/{id}/done", page(this::showDone));
    routes.get("/cashier/{id}/barcode/{number}", page(BarcodeImage::show));
  }

  private interface Step {
    void handle(Context ctx, Trade trade);
  }

  /** Finds the trade, and leads a step that came too late to where the trade is now. */
  private Handler page(Step step) {
    return ctx -> {
      Optional<Trade> trade = trades.ofCashier(ctx.pathParam("id"));
      if (trade.isEmpty()) {
        ctx.status(HttpStatus.NOT_FOUND);
        return;
      }
      try {
        step.handle(ctx, trade.get());
      } catch (ImpossibleNow e) {
        go(ctx, trade.get(), "/done");
      }
    };
  }

  private void start(Context ctx, Trade trade) {
    if (trade.state() != TradeState.CREATED) {
      go(ctx, trade, "/done");
      return;
    }
    List<PaymentMethod> methods = trade.order().methods();
    Optional<PaymentMethod> chosen =
        methods.size() == 1
            ? Optional.of(methods.get(0))
            : PaymentMethod.ofWireName(ctx.queryParam("method") + "").filter(methods::contains);
    if (chosen.isEmpty()) {
      show(ctx, trade, "choose", Map.of("methods", methodRows(ctx, trade)));
    } else if (chosen.get() == PaymentMethod.CREDIT) {
      showCard(ctx, trade, CardForm.empty(), List.of());
    } else {
      showMethod(ctx, trade, chosen.get());
    }
  }

  private void showCard(Context ctx, Trade trade, CardForm card, List<String> errors) {
    Language language = language(ctx, trade);
    show(
        ctx,
        trade,
        "card",
        Map.of(
            "number", card.number(),
            "expiry", card.expiry(),
            "errors", errors.stream().map(language::text).toList(),
            "several", trade.order().methods().size() > 1,
            "testCards", Arrays.asList(TestCard.values())));
  }

  private void showMethod(Context ctx, Trade trade, PaymentMethod method) {
    Language language = language(ctx, trade);
    String fixed = trade.order().subPayment().orElse("");
    List<Map<String, String>> options =
        method.subPayments().stream()
            .filter(sub -> !method.subPayments().contains(fixed) || sub.equals(fixed))
            .map(sub -> Map.of("value", sub, "label", language.text("sub." + sub)))
            .toList();
    show(
        ctx,
        trade,
        "method",
        Map.of(
            "title",
            language.text("method." + method),
            "lead",
            language.text("lead." + method),
            "button",
            language.text("button." + method),
            "wireName",
            method.wireName(),
            "action",
            method == PaymentMethod.WEB_ATM ? "bank" : "issue",
            "legend",
            language.text("legend." + method),
            "options",
            options,
            "choosable",
            options.size() > 1,
            "only",
            options.get(0).get("value") + "",
            "several",
            trade.order().methods().size() > 1));
  }

  private void enterCard(Context ctx, Trade trade) {
    CardForm card = CardForm.of(form(ctx));
    List<String> errors = card.errors(clock.instant());
    if (!errors.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      showCard(ctx, trade, card, errors);
      return;
    }
    Trade after = trades.enterCard(trade.order().id(), card.number());
    go(ctx, after, after.state().open() ? "/verify" : "/done");
  }

  private void showVerify(Context ctx, Trade trade) {
    CardAttempt card = trade.card();
    if (!trade.state().open() || card == null) {
      go(ctx, trade, "");
      return;
    }
    show(
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
    Form form = form(ctx);
    long id = trade.order().id();
    Trade after =
        form.value("cancel").isPresent()
            ? trades.fail(id, Failure.of(CANCELLED))
            : trades.enterCode(id, form.text("code").strip());
    go(ctx, after, after.state().open() ? "/verify" : "/done");
  }

  private void issue(Context ctx, Trade trade) {
    Form form = form(ctx);
    Optional<PaymentMethod> method =
        PaymentMethod.ofWireName(form.text("method"))
            .filter(it -> it.paidByCode() && it.subPayments().contains(form.text("sub")));
    if (method.isEmpty()) {
      go(ctx, trade, "");
      return;
    }
    go(ctx, trades.issue(trade.order().id(), method.get(), form.text("sub")), "/done");
  }

  private void chooseBank(Context ctx, Trade trade) {
    String bank = form(ctx).text("sub");
    if (!PaymentMethod.WEB_ATM.subPayments().contains(bank)) {
      go(ctx, trade, "");
      return;
    }
    go(ctx, trades.choose(trade.order().id(), PaymentMethod.WEB_ATM, bank), "/bank");
  }

  private void showBank(Context ctx, Trade trade) {
    if (!trade.state().open() || trade.method() != PaymentMethod.WEB_ATM) {
      go(ctx, trade, "");
      return;
    }
    String bank = language(ctx, trade).text("sub." + trade.subPayment());
    show(ctx, trade, "bank", Map.of("bank", bank));
  }

  private void answerBank(Context ctx, Trade trade) {
    if (trade.method() != PaymentMethod.WEB_ATM) {
      go(ctx, trade, "");
      return;
    }
    long id = trade.order().id();
    boolean cancelled = form(ctx).value("cancel").isPresent();
    go(ctx, cancelled ? trades.fail(id, Failure.of(CANCELLED)) : trades.pay(id), "/done");
  }

  private void showDone(Context ctx, Trade trade) {
    PaymentCode code = trade.code();
    Optional<String> result = trade.order().url("OrderResultURL");
    Optional<String> codeTarget = trade.order().url("ClientRedirectURL");
    switch (trade.state()) {
      case CREATED -> go(ctx, trade, "");
      case CODE_ISSUED -> {
        if (codeTarget.isPresent() && code != null) {
          showReturn(ctx, trade, codeTarget.get(), trades.browserCode(trade, code));
        } else {
          showResult(ctx, trade, code);
        }
      }
      case PAID, FAILED -> {
        PaymentMethod method = trade.method();
        // ECPay posts no result for what was paid elsewhere (page 2878).
        boolean here = method != null && !method.paidByCode();
        if (here && result.isPresent()) {
          showReturn(ctx, trade, result.get(), trades.browserResult(trade));
        } else {
          showResult(ctx, trade, code);
        }
      }
      case EXPIRED -> showResult(ctx, trade, code);
    }
  }

  private void showReturn(Context ctx, Trade trade, String url, Form fields) {
    Map<String, Object> model = model(trade);
    model.put("action", url);
    model.put("fields", fields.fields());
    pages.show(ctx, language(ctx, trade), "return", Pages.TO_THE_SHOP, model);
  }

  private void showResult(Context ctx, Trade trade, @Nullable PaymentCode code) {
    Language language = language(ctx, trade);
    Map<String, Object> model = new HashMap<>();
    model.put("heading", language.text("result." + trade.state()));
    model.put("mood", trade.state().word());
    model.put("paidAt", trade.paidAt() == null ? "" : TaiwanTime.dateTime(trade.paidAt()));
    model.put("waiting", trade.state() == TradeState.CODE_ISSUED);
    if (trade.state() == TradeState.CODE_ISSUED && code != null) {
      model.put("code", CodeView.of(code, language));
    }
    if (trade.failure() != null) {
      model.put("failure", trade.failure());
    }
    if (trade.order().url("ClientRedirectURL").isEmpty()) {
      trade.order().url("ClientBackURL").ifPresent(url -> model.put("back", url));
    }
    show(ctx, trade, "result", model);
  }

  private void show(Context ctx, Trade trade, String template, Map<String, ?> model) {
    Map<String, Object> all = model(trade);
    all.putAll(model);
    pages.show(ctx, language(ctx, trade), template, Pages.TO_ITSELF, all);
  }

  private Map<String, Object> model(Trade trade) {
    Order order = trade.order();
    Map<String, Object> model = new HashMap<>();
    model.put("cashier", "/cashier/" + order.cashierId());
    model.put("console", "/trades/" + order.id());
    model.put("order", order);
    model.put("amount", String.format(Locale.ROOT, "NT$%,d", order.amount()));
    model.put("items", List.of(order.fields().text("ItemName").split("#")));
    model.put("description", order.fields().text("TradeDesc"));
    return model;
  }

  private List<Map<String, String>> methodRows(Context ctx, Trade trade) {
    Language language = language(ctx, trade);
    return trade.order().methods().stream()
        .map(method ->
            Map.of(
                "wireName", method.wireName(),
                "title", language.text("method." + method),
                "lead", language.text("lead." + method)))
        .toList();
  }

  private static Language language(Context ctx, Trade trade) {
    return Language.of(
        ctx,
        "/cashier/" + trade.order().cashierId(),
        Language.ofOrder(trade.order().fields().text("Language")));
  }

  private static Form form(Context ctx) {
    return Form.parse(ctx.bodyAsBytes());
  }

  private static void go(Context ctx, Trade trade, String page) {
    ctx.redirect("/cashier/" + trade.order().cashierId() + page, HttpStatus.SEE_OTHER);
  }
}
