package tw.jiean.ecpay.sandbox.page;

import io.javalin.http.Context;
import java.util.Map;

/** The cashier's error page: 訊息代碼 and 訊息說明. */
public final class ErrorPage {

  private final Pages pages;

  ErrorPage(Pages pages) {
    this.pages = pages;
  }

  /**
   * Answers with the page, status 200 as for a buyer: ECPay has no machine-readable answer either.
   *
   * @param orderLanguage the {@code Language} field of the order
   * @param code 訊息代碼
   * @param reason names the text, {@code refusal.} before it
   * @param established whether ECPay is known to use that code
   * @param field the field that it is about; may be empty
   */
  public void show(
      Context ctx,
      String orderLanguage,
      String code,
      String reason,
      boolean established,
      String field) {
    Language language = Language.ofOrder(orderLanguage);
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
