package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tw.jiean.ecpay.sandbox.trade.CardAttempt;
import tw.jiean.ecpay.sandbox.trade.CardEntry;
import tw.jiean.ecpay.sandbox.trade.Failure;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Paying by card: the card, then the bank's 3-D code. */
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
    screen.get(routes, "/verify", this::showVerify);
    screen.post(routes, "/verify", this::enterCode);
  }

  void show(Context ctx, Trade trade) {
    show(ctx, trade, CardForm.empty(), List.of());
  }

  private void show(Context ctx, Trade trade, CardForm card, List<String> errors) {
    Language language = CashierScreen.language(ctx, trade);
    screen.show(
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

  private void enterCard(Context ctx, Trade trade) {
    CardForm card = CardForm.of(Form.parse(ctx.bodyAsBytes()));
    List<String> errors = card.errors(clock.instant());
    if (!errors.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, trade, card, errors);
      return;
    }
    Instalments plan =
        trade.order().onlyInInstalments() ? trade.order().instalments().get(0) : null;
    goOn(ctx, trades.enterCard(trade.order().id(), new CardEntry(card.number(), plan, false)));
  }

  private void showVerify(Context ctx, Trade trade) {
    CardAttempt card = trade.card();
    if (!trade.state().open() || card == null) {
      CashierScreen.go(ctx, trade, "");
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
    CashierScreen.go(ctx, trade, trade.state().open() ? "/verify" : "/done");
  }
}
