package tw.jiean.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The pages of ECPay's sandbox, as buyers by every method and developers see them. */
@BrowserTest
class SandboxPagesIT {

  private static final List<String> WCAG_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** Nobody listens there: what the sandbox tells of these orders concerns no shop. */
  private static final String NO_SHOP = "http://127.0.0.1:9/";

  @Test
  void theCashierIsUsableByEverybodyOnAPhone(@Device(width = 360) Visitor buyer) {
    walk(buyer, "CHT");
  }

  @Test
  void theCashierIsUsableByEverybodyInEnglish(Visitor buyer) {
    walk(buyer, "ENG");
  }

  @Test
  void aCardIsPaidInInstalmentsWithoutScript(@Device(width = 360, script = false) Visitor buyer) {
    Page page = order(buyer, "Credit", "CreditInstallment", "3,6");
    page.locator("input[name=instalments][value='6']").check();
    enterCard(page);
    page.fill("#code", TestCard.CODE);
    submit(page);

    assertThat(page.innerText("main")).contains("付款成功", "6 期");
  }

  private static void walk(Visitor buyer, String language) {
    byCard(buyer, language);
    for (String method : List.of("WebATM", "TWQR", "DigitalPayment")) {
      Page page = order(buyer, method, "Language", language);
      check(page, method);
      submit(page);
      check(page, method + ", its app");
      page.locator("main form button.secondary").click();
      check(page, method + ", declined");
    }
    for (String method : List.of("ATM", "CVS", "BARCODE")) {
      Page page = order(buyer, method, "Language", language);
      check(page, method);
      submit(page);
      check(page, method + ", its code");
    }
    Page page = order(buyer, "BNPL", "Language", language);
    check(page, "BNPL");
    submit(page);
    check(page, "BNPL, its financier");
    submit(page);
    check(page, "BNPL, paid");
    check(order(buyer, "LinePay", "Language", language), "no such method");
    page.navigate(buyer.server().cashier("/").toString());
    check(page, "console");
    page.locator("td a").first().click();
    check(page, "console, a trade");
  }

  private static void byCard(Visitor buyer, String language) {
    Page page = order(buyer, "ALL", "Language", language, "CreditInstallment", "3,6");
    check(page, "choice of methods");
    page.locator(".methods a").first().click();
    check(page, "card in instalments");
    submit(page);
    check(page, "card, all wrong");
    enterCard(page);
    check(page, "3-D code");
    page.fill("#code", "0000");
    submit(page);
    check(page, "3-D code, wrong");
    page.fill("#code", TestCard.CODE);
    submit(page);
    check(page, "card, paid");
    String member = "3002607" + UUID.randomUUID().toString().substring(0, 8);
    String[] remembering = {"Redeem", "Y", "BindingCard", "1", "MerchantMemberID", member};
    order(buyer, "Credit", remembering);
    check(page, "card to remember");
    enterCard(page);
    page.fill("#code", TestCard.CODE);
    submit(page);
    order(buyer, "Credit", remembering);
    assertThat(page.innerText("main")).contains("已儲存的卡片");
    check(page, "card remembered");
    order(buyer, "Credit", "UnionPay", "1", "Language", language);
    check(page, "UnionPay");
    submit(page);
    check(page, "UnionPay's page");
  }

  /** Posts an order as a shop's page does, and shows what opens. */
  private static Page order(Visitor buyer, String method, String... namesAndValues) {
    String number = "W" + UUID.randomUUID().toString().replace("-", "").substring(0, 18);
    Form order =
        Form.of(
                "MerchantID", "3002607",
                "MerchantTradeNo", number,
                "MerchantTradeDate", TaiwanTime.dateTime(Instant.now()),
                "PaymentType", "aio",
                "TotalAmount", "3600",
                "TradeDesc", "Logo",
                "ItemName", "Logo",
                "ReturnURL", NO_SHOP,
                "ChoosePayment", method,
                "EncryptType", "1")
            .with(Form.of(namesAndValues));
    StringBuilder html = new StringBuilder("<form method=post action='");
    html.append(buyer.server().cashier("/Cashier/AioCheckOut/V5")).append("'>");
    Merchant.published()
        .sign(order)
        .fields()
        .forEach(field ->
            html.append("<input type=hidden name='")
                .append(field.name())
                .append("' value='")
                .append(field.value())
                .append("'>"));
    Page page = buyer.page();
    page.navigate("about:blank");
    page.setContent(html.append("<button>pay</button></form>").toString());
    page.locator("button").click();
    page.waitForURL(url -> url.startsWith("http"));
    return page;
  }

  private static void enterCard(Page page) {
    page.fill("#number", TestCard.DOMESTIC.number());
    page.fill("#expiry", "12/39");
    page.fill("#securityCode", "222");
    submit(page);
  }

  private static void submit(Page page) {
    page.locator("main form button[type=submit]").first().click();
    page.waitForLoadState();
  }

  private static void check(Page page, String screen) {
    assertThat(
            new AxeBuilder(page)
                .withTags(WCAG_AA).analyze().getViolations().stream()
                    .flatMap(rule ->
                        rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml())))
        .as(screen)
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as(screen)
        .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
  }
}
