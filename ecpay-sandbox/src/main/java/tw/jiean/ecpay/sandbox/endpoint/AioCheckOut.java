package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import tw.jiean.ecpay.sandbox.page.ErrorPage;
import tw.jiean.ecpay.sandbox.wire.Form;
import tw.jiean.ecpay.sandbox.wire.MalformedForm;

/** <a href="https://developers.ecpay.com.tw/?p=2862">Creates an order</a> and opens the cashier. */
@CheckedAgainst(doc = "2862", date = "2026-07")
final class AioCheckOut {

  private final OrderDesk desk;
  private final ErrorPage errorPage;

  AioCheckOut(OrderDesk desk, ErrorPage errorPage) {
    this.desk = desk;
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
    try {
      // The shop's content security policy names this origin only, so the way on stays in it.
      ctx.redirect("/cashier/" + desk.order(form).order().cashierId(), HttpStatus.FOUND);
    } catch (OrderRefused e) {
      refuse(ctx, e.refusal(), form);
    }
  }

  private void refuse(Context ctx, Refusal refusal, Form form) {
    errorPage.show(
        ctx,
        form,
        refusal.code().number(),
        refusal.code().name(),
        refusal.code().established(),
        refusal.field());
  }
}
