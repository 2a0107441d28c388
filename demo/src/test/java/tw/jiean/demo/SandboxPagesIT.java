package tw.jiean.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.SandboxSettings;
import tw.jiean.ecpay.sandbox.trade.DeliveryView;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * The pages of ECPay's sandbox, as buyers by every method and developers see them; one that no
 * other test uses, in its morning.
 */
@BrowserTest
class SandboxPagesIT {

  private static final List<String> WCAG_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static final List<String> COLOURS = List.of("color-contrast");

  /** Nobody listens there: what the sandbox tells of these orders concerns no shop. */
  private static final String NO_SHOP = "http://127.0.0.1:9/";

  private static final String ADDED_SHOP = "3999999";

  /** Everything but what shops, banks and ECPay itself say on the wire. */
  private static final String OWN_TEXTS =
      """
      () => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts = [document.title];
        while (walker.nextNode()) {
          if (!walker.currentNode.parentElement.closest('[lang^=zh], pre, .fields')) {
            texts.push(walker.currentNode.data);
          }
        }
        for (const element of document.querySelectorAll('[aria-label], [placeholder]')) {
          texts.push(element.getAttribute('aria-label') || element.placeholder);
        }
        return texts.join(' ');
      }
      """;

  private static final Clock CLOCK = PassingTime.fromTheMorning();

  private static final EcpaySandbox SANDBOX =
      EcpaySandbox.start(
          SandboxSettings.defaults()
              .withPort(0)
              .withPublicUrl(URI.create("http://127.0.0.1:0"))
              .withClock(CLOCK));

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void theCashierIsUsableByEverybodyInChinese(Visitor buyer) {
    walk(buyer, "CHT");
  }

  @Test
  void theCashierIsUsableByEverybodyInEnglish(Visitor buyer) {
    walk(buyer, "ENG");
  }

  @Test
  void theConsoleIsUsableByEverybodyInChinese(Visitor developer) {
    walkConsole(developer, "zh");
  }

  @Test
  void theConsoleIsUsableByEverybodyInEnglish(Visitor developer) {
    walkConsole(developer, "en");
  }

  @Test
  void aTestOrderIsComposedAndPaidWithoutScript(
      @Device(width = 360, script = false) Visitor developer) {
    Page page = developer.page();
    page.navigate(SANDBOX.baseUrl() + "/compose");
    page.selectOption("#ChoosePayment", "TWQR");
    page.fill("#TotalAmount", "450");
    submit(page);
    assertThat(page.innerText("main")).contains("檢查碼正確", "TWQR");
    submit(page);
    submit(page);
    submit(page);
    page.locator("#return_form button").click();
    page.waitForURL(url -> url.endsWith("/shop/result"));

    assertThat(page.innerText("main")).contains("檢查碼正確", "RtnCode");
    page.navigate(SANDBOX.baseUrl() + "/?state=paid");
    page.locator(".trades a").first().click();
    assertThat(page.innerText(".events")).contains("買家付款成功", "商店回應 1|OK", "OrderResultURL");
  }

  @Test
  void backAndReloadPayOnce(Visitor buyer) {
    Page page = order(buyer, "Credit");
    enterCard(page);
    page.fill("#code", TestCard.CODE);
    submit(page);
    assertThat(page.innerText("main")).contains("付款成功");
    page.reload();
    page.goBack();
    page.goBack();
    page.reload();
    page.waitForLoadState();

    assertThat(page.innerText("main")).contains("付款成功");
    page.locator(".order-more summary").click();
    String number = page.locator(".order-more dd.mono").first().innerText();
    assertThat(SANDBOX.control().deliveries())
        .filteredOn(delivery -> delivery.merchantTradeNo().equals(number))
        .extracting(DeliveryView::attempt)
        .containsExactly(1);
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
  }

  private static void walkConsole(Visitor developer, String language) {
    Page page = developer.page();
    go(developer, "/?lang=" + language);
    String card = trade(order(developer, "Credit", "Language", "ENG"), developer);
    String periodic =
        trade(
            order(
                developer,
                "Credit",
                "PeriodAmount",
                "3600",
                "PeriodType",
                "M",
                "Frequency",
                "1",
                "ExecTimes",
                "3"),
            developer);
    String account = trade(order(developer, "ATM"), developer);
    go(developer, account);
    look(page, "a trade that waits", language);
    page.locator("form[action$='/issue'] button").click();
    look(page, "a trade with its code", language);
    page.locator("form[action$='/fail'] button").click();
    look(page, "a trade that failed", language);
    page.locator("form[action$='/resend'] button").click();
    for (String paid : List.of(card, periodic)) {
      go(developer, paid);
      page.locator("form[action$='/pay'] button").click();
      look(page, "a trade that is paid", language);
    }
    go(developer, card);
    page.locator("form:has([value=C]) button").click();
    page.fill("[name=amount]:not([type])", "600");
    page.locator("form:has([value=R]) button").click();
    page.locator("details").evaluateAll("all => all.forEach(it => it.open = true)");
    look(page, "a trade that is captured, and partly refunded", language);
    page.fill("[name=amount]:not([type])", "99999");
    page.locator("form:has([value=R]) button").click();
    look(page, "a refund that is refused", language);

    go(developer, "/?q=nothing");
    look(page, "no trades", language);
    go(developer, "/");
    look(page, "trades", language);
    compose(developer, language);
    faults(developer, language);
    merchants(developer, language);
    go(developer, "/clock");
    look(page, "clock", language);
    page.fill("#count", "x");
    submit(page);
    look(page, "clock, wrong", language);
    go(developer, "/cards");
    look(page, "test cards", language);
  }

  private static void compose(Visitor developer, String language) {
    Page page = developer.page();
    go(developer, "/compose");
    look(page, "test order", language);
    page.fill("#ItemName", "Logo");
    page.fill("#TradeDesc", "Logo");
    page.check("[name=spoil]");
    submit(page);
    look(page, "test order, signed wrong", language);
    submit(page);
    go(developer, "/requests");
    look(page, "requests", language);
    go(developer, "/requests?only=refused");
    look(page, "refused orders", language);
    page.locator("td a").first().click();
    page.fill("#text", "hashkey=");
    submit(page);
    look(page, "a refused order", language);
  }

  private static void faults(Visitor developer, String language) {
    Page page = developer.page();
    go(developer, "/faults?trade=NOSUCHTRADE");
    look(page, "faults", language);
    page.locator("form.panel button[type=submit]").click();
    look(page, "faults, none chosen", language);
    page.check("[value=http-500]");
    page.fill("#trade", "NOSUCHTRADE");
    page.locator("form.panel button[type=submit]").click();
    look(page, "faults, one on", language);
    page.locator("tr:has-text('NOSUCHTRADE') button").first().click();
  }

  private static void merchants(Visitor developer, String language) {
    Page page = developer.page();
    go(developer, "/merchants");
    look(page, "shops", language);
    go(developer, "/merchants/new");
    page.check("[name=terms][value=own]");
    page.fill("[name='minimum.CVS']", "9999");
    submit(page);
    look(page, "a shop, all wrong", language);
    page.fill("#id", ADDED_SHOP);
    page.fill("#hashKey", "key");
    page.fill("#hashIv", "iv");
    page.fill("[name='minimum.CVS']", "33");
    submit(page);
    look(page, "shops, one more", language);
    page.locator("form[action='/merchants/" + ADDED_SHOP + "/remove'] button").click();
    assertThat(page.innerText("main")).doesNotContain(ADDED_SHOP);
  }

  private static void go(Visitor developer, String path) {
    developer.page().navigate(SANDBOX.baseUrl() + path);
  }

  /** The console's page of the trade that is newest. */
  private static String trade(Page cashier, Visitor developer) {
    assertThat(cashier.url()).contains("/cashier/");
    go(developer, "/");
    return cashier.locator(".trades a").first().getAttribute("href");
  }

  private static void look(Page page, String screen, String language) {
    page.waitForLoadState();
    check(page, screen);
    assertThat(page.innerText(".banner")).contains("sandbox");
    if (language.equals("en")) {
      assertThat(page.evaluate(OWN_TEXTS).toString().replace("中文", ""))
          .as(screen)
          .doesNotContainPattern("\\p{IsHan}");
    }
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
                "MerchantTradeDate", TaiwanTime.dateTime(CLOCK.instant()),
                "PaymentType", "aio",
                "TotalAmount", "3600",
                "TradeDesc", "Logo",
                "ItemName", "Logo",
                "ReturnURL", NO_SHOP,
                "ChoosePayment", method,
                "EncryptType", "1")
            .with(Form.of(namesAndValues));
    StringBuilder html = new StringBuilder("<form method=post action='");
    html.append(SANDBOX.baseUrl()).append("/Cashier/AioCheckOut/V5").append("'>");
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

  /**
   * On a phone by day and on a desk by night, where only the colours are others, and these in
   * Chinese only, for no language has colours of its own; in the longer profile all of each.
   */
  private static void check(Page page, String screen) {
    boolean colours = Look.ALL || page.getAttribute("html", "lang").startsWith("zh");
    for (int width : new int[] {360, Visitor.WIDTH}) {
      page.setViewportSize(width, Visitor.HEIGHT);
      String where = screen + " at " + width;
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as(where)
          .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
      boolean phone = width == 360;
      if (phone || Look.ALL) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        AxeBuilder axe = Axe.on(page).withTags(WCAG_AA);
        assertThat(violations(colours ? axe : axe.disableRules(COLOURS))).as(where).isEmpty();
      }
      if (colours && (!phone || Look.ALL)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(violations(Axe.on(page).withRules(COLOURS))).as(where + ", dark").isEmpty();
      }
    }
  }

  private static List<String> violations(AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
        .toList();
  }
}
