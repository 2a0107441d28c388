package tw.jiean.ecpay.sandbox.page;

import io.javalin.http.Context;
import java.util.Map;
import tw.jiean.ecpay.sandbox.journal.Entry;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The cashier's error page: 訊息代碼 and 訊息說明. What it refuses stands in the journal. */
public final class ErrorPage {

  private final Pages pages;
  private final Journal journal;

  ErrorPage(Pages pages, Journal journal) {
    this.pages = pages;
    this.journal = journal;
  }

  /**
   * Answers with the page, status 200 as for a buyer: ECPay has no machine-readable answer either.
   *
   * @param order as received; empty when it is no form
   * @param code 訊息代碼
   * @param reason names the text, {@code refusal.} before it
   * @param established whether ECPay is known to use that code
   * @param field the field that it is about; may be empty
   */
  public void show(
      Context ctx, Form order, String code, String reason, boolean established, String field) {
    journal.refused(order, new Entry.Refusal(code, reason, field));
    Language language = Language.ofOrder(order.text("Language"));
    pages.show(
        ctx,
        language,
        "error",
        Pages.TO_ITSELF,
        Map.of(
            "code", code,
            "message", language.text("refusal." + reason),
            "established", established,
            "field", field));
  }
}
