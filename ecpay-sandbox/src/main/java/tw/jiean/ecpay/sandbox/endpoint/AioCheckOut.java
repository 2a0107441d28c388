package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.page.ErrorPage;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;
import tw.jiean.ecpay.sandbox.wire.MalformedForm;

/** <a href="https://developers.ecpay.com.tw/?p=2862">Creates an order</a> and opens the cashier. */
@CheckedAgainst(doc = "2862", date = "2026-07")
final class AioCheckOut {

  private final OrderCheck check;
  private final Trades trades;
  private final ErrorPage errorPage;

  AioCheckOut(OrderCheck check, Trades trades, ErrorPage errorPage) {
    this.check = check;
    this.trades = trades;
    this.errorPage = errorPage;
  }

  void handle(Context ctx) {
    if (!ctx.isFormUrlencoded()) {
      refuse(ctx, new Refusal(Refusal.Code.MALFORMED_FORM, "Content-Type"), Form.of());
      return;
    }
    Form form;
    try {
      form = Form.parse(ctx.bodyAsBytes());
    } catch (MalformedForm e) {
      refuse(ctx, new Refusal(Refusal.Code.MALFORMED_FORM, ""), Form.of());
      return;
    }
    Verdict verdict = check.judge(form);
    if (verdict instanceof Verdict.Refused refused) {
      refuse(ctx, refused.refusal(), form);
    } else if (verdict instanceof Verdict.Accepted accepted) {
      Optional<Trade> trade = trades.accept(accepted.draft());
      trade.ifPresentOrElse(
          // The shop's content security policy names this origin only, so the way on stays in it.
          it -> ctx.redirect("/cashier/" + it.order().cashierId(), HttpStatus.SEE_OTHER),
          () -> refuse(ctx, new Refusal(Refusal.Code.DUPLICATE_TRADE_NO, "MerchantTradeNo"), form));
    }
  }

  private void refuse(Context ctx, Refusal refusal, Form form) {
    errorPage.show(
        ctx,
        form.text("Language"),
        refusal.code().number(),
        refusal.code().name(),
        refusal.code().established(),
        refusal.field());
  }
}
