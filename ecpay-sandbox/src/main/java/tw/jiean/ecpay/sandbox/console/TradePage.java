package tw.jiean.ecpay.sandbox.console;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.card.CardDesk;
import tw.jiean.ecpay.sandbox.card.CardRefusal;
import tw.jiean.ecpay.sandbox.card.CardRequest;
import tw.jiean.ecpay.sandbox.card.CardState;
import tw.jiean.ecpay.sandbox.page.CodeView;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.page.Pages;
import tw.jiean.ecpay.sandbox.period.Plan;
import tw.jiean.ecpay.sandbox.period.PlanState;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.trade.Failure;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.PaymentCode;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.trade.UnknownTrade;
import tw.jiean.ecpay.sandbox.trade.Warning;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * One trade with its whole story, and what can be done with it. Commands answer with a redirect.
 */
final class TradePage {

  private static final String PATH = "/trades/{id}";
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}");

  private final ConsoleScreen screen;
  private final Trades trades;
  private final Authorisations authorisations;
  private final CardDesk desk;
  private final Plans plans;
  private final Merchants merchants;
  private final TradeStory story;

  TradePage(
      ConsoleScreen screen,
      Trades trades,
      Authorisations authorisations,
      CardDesk desk,
      Plans plans,
      Merchants merchants,
      TradeStory story) {
    this.screen = screen;
    this.trades = trades;
    this.authorisations = authorisations;
    this.desk = desk;
    this.plans = plans;
    this.merchants = merchants;
    this.story = story;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> show(ctx, ""));
    command(routes, "/pay", by(trades::pay));
    command(routes, "/simulate", by(trades::simulate));
    command(routes, "/issue", by(trades::issue));
    command(routes, "/fail", this::fail);
    command(routes, "/expire", by(trades::expire));
    command(routes, "/resend", by(trades::resend));
    command(routes, "/card", this::act);
    command(routes, "/plan", this::decideOnCard);
  }

  /** Gives why it was not done; empty when it was. */
  private interface Command {
    String act(Context ctx, Trade trade);
  }

  private static Command by(LongConsumer step) {
    return (ctx, trade) -> {
      step.accept(trade.order().id());
      return "";
    };
  }

  /** Somebody who reloads the answer to a refused command sees the trade. */
  private void command(RoutesConfig routes, String path, Command command) {
    routes.post(PATH + path, handler(command));
    routes.get(PATH + path, ctx -> show(ctx, ""));
  }

  private Handler handler(Command command) {
    return ctx -> {
      Optional<Trade> trade = find(ctx);
      if (trade.isEmpty()) {
        ctx.status(HttpStatus.NOT_FOUND);
        return;
      }
      String refusal;
      try {
        refusal =
            merchants.knowSignerOf(trade.get().order())
                ? command.act(ctx, trade.get())
                : ConsoleScreen.language(ctx).text("shopUnknown");
      } catch (ImpossibleNow e) {
        refusal = ConsoleScreen.language(ctx).text("impossibleNow");
      }
      if (refusal.isEmpty()) {
        ctx.redirect("/trades/" + trade.get().order().id(), HttpStatus.SEE_OTHER);
      } else {
        ctx.status(HttpStatus.CONFLICT);
        show(ctx, refusal);
      }
    };
  }

  private String fail(Context ctx, Trade trade) {
    Form form = Form.parse(ctx.bodyAsBytes());
    String code = form.value("otherCode").orElseGet(() -> form.text("rtnCode")).strip();
    if (code.isEmpty()) {
      trades.decline(trade.order().id());
      return "";
    }
    if (!Failure.fails(code)) {
      return ConsoleScreen.language(ctx).text("noFailureCode");
    }
    trades.fail(trade.order().id(), Failure.of(code));
    return "";
  }

  /** DoAction, asked for by hand. */
  private String act(Context ctx, Trade trade) {
    Form form = Form.parse(ctx.bodyAsBytes());
    Language language = ConsoleScreen.language(ctx);
    String amount = form.text("amount").strip();
    if (!AMOUNT.matcher(amount).matches()) {
      return language.text("cardRefusal." + CardRefusal.WRONG_AMOUNT);
    }
    return desk.act(
            new CardRequest(
                trade.order().merchantId(),
                trade.order().merchantTradeNo(),
                form.text("tradeNo"),
                form.text("action"),
                Long.parseLong(amount)))
        .map(it -> it.rtnCode() + " " + language.text("cardRefusal." + it))
        .orElse("");
  }

  private String decideOnCard(Context ctx, Trade trade) {
    boolean declines = Form.parse(ctx.bodyAsBytes()).text("declines").equals("true");
    plans.declineCard(trade.order().id(), declines);
    return "";
  }

  private void show(Context ctx, String refusal) {
    Optional<Trade> found = find(ctx);
    if (found.isEmpty()) {
      ctx.status(HttpStatus.NOT_FOUND);
      return;
    }
    Language language = ConsoleScreen.language(ctx);
    Trade trade = found.get();
    Map<String, Object> model = story.of(trade, language);
    model.put("row", TradeRow.of(trade, language));
    model.put("base", "/trades/" + trade.order().id());
    model.put("cashier", "/cashier/" + trade.order().cashierId());
    model.put("warnings", warnings(trade, language));
    model.put("refusal", refusal);
    model.put("open", trade.state().open());
    model.put("payLabel", language.text(paidAtCounter(trade) ? "doPayCounter" : "doPay"));
    model.put("canIssue", canIssue(trade));
    model.put("failures", Failure.known().stream().map(FailureChoice::of).toList());
    model.put("cards", cards(trade, language));
    plans.of(trade).ifPresent(plan -> model.put("plan", PlanView.of(plan, language)));
    PaymentCode code = trade.code();
    if (code != null) {
      model.put("code", CodeView.of(code, language));
    }
    if (trade.failure() != null) {
      model.put("failure", trade.failure());
    }
    screen.show(ctx, ConsoleScreen.Part.TRADES, "trade", model);
  }

  private List<CardView> cards(Trade trade, Language language) {
    return authorisations.of(trade.order().merchantId(), trade.order().merchantTradeNo()).stream()
        .map(it -> CardView.of(it, language))
        .toList();
  }

  /** One line for each kind, with the fields that it is about. */
  private static List<WarningView> warnings(Trade trade, Language language) {
    Map<Warning.Kind, String> fields =
        trade.order().warnings().stream()
            .collect(
                groupingBy(
                    Warning::kind,
                    () -> new EnumMap<>(Warning.Kind.class),
                    mapping(Warning::field, joining(", "))));
    return fields.entrySet().stream()
        .map(it -> new WarningView(language.text("warning." + it.getKey()), it.getValue()))
        .toList();
  }

  private static boolean canIssue(Trade trade) {
    return trade.state() == TradeState.CREATED
        && trade.order().methods().stream().anyMatch(PaymentMethod::paidLater);
  }

  private static boolean paidAtCounter(Trade trade) {
    PaymentMethod method = trade.method() == null ? trade.order().methods().get(0) : trade.method();
    return method.way() == PaymentMethod.Way.CODE;
  }

  private Optional<Trade> find(Context ctx) {
    try {
      return Optional.of(trades.get(Long.parseLong(ctx.pathParam("id"))));
    } catch (NumberFormatException | UnknownTrade e) {
      return Optional.empty();
    }
  }

  record WarningView(String text, String fields) {}

  record FailureChoice(String code, String text) {

    static FailureChoice of(String code) {
      return new FailureChoice(code, Failure.of(code).rtnMsg());
    }
  }

  /** An authorisation, and what its state allows. */
  record CardView(
      String tradeNo,
      long gwsr,
      String authCode,
      String last4,
      String state,
      String amount,
      long whole,
      String captured,
      String refunded,
      long refundable,
      boolean canCapture,
      boolean canCancel,
      boolean canAbandon,
      boolean canRefund) {

    static CardView of(Authorisation card, Language language) {
      CardState state = card.state();
      long refundable = card.amount() - card.refunded();
      return new CardView(
          card.tradeNo(),
          card.gwsr(),
          card.authCode(),
          card.last4(),
          language.text("cardState." + state),
          Pages.money(card.amount()),
          card.amount(),
          Pages.money(card.captured()),
          Pages.money(card.refunded()),
          refundable,
          state == CardState.AUTHORISED,
          state == CardState.CAPTURE_PENDING,
          state == CardState.AUTHORISED,
          (state == CardState.CAPTURE_PENDING || state == CardState.CAPTURED) && refundable > 0);
    }
  }

  /** A plan of periodic charges. */
  record PlanView(
      String state, int successes, int times, String next, boolean running, boolean declines) {

    static PlanView of(Plan plan, Language language) {
      return new PlanView(
          language.text("planState." + plan.state()),
          plan.successes(),
          plan.period().execTimes(),
          plan.nextDue().map(TaiwanTime::dateTime).orElse(""),
          plan.state() == PlanState.RUNNING,
          plan.cardDeclines());
    }
  }
}
