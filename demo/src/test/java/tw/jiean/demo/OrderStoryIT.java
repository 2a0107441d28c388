package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.ecpay.sandbox.trade.TestCard;

/** An order's life after payment, by two people and staff, each in a browser of their own. */
@BrowserTest
class OrderStoryIT {

  /** Who offers {@link Visitor#SERVICE}. */
  static final String SELLER = "yuting@example.com";

  /** What the parties and staff write, and staff may read afterwards. */
  static final String BRIEF = "一封信";

  static final String NOTE = "交件";
  static final String DISPUTE = "只改了一半";
  static final String RULING = "只完成一半，各退一步";

  @Test
  void requirementsDeliveryChangesAndAcceptance(Visitor buyer, Visitor seller) {
    String order = funded(buyer);
    assertThat(buyer.main()).containsText("輪到您");
    buyer.page().fill("#answer_0", "請校對附上的自我介紹");
    buyer.button("送出需求").click();
    assertThat(buyer.main()).hasAttribute("data-order-status", "in_progress");

    seller.signIn(SELLER).open(order);
    assertThat(seller.main()).containsText("請校對附上的自我介紹");
    seller.page().fill("#note", "校好了，兩點建議寫在檔案最後");
    seller
        .page()
        .setInputFiles(
            "#delivery_files",
            new FilePayload(
                "intro.pdf",
                "application/pdf",
                "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
    seller.button("交付給買家").click();
    assertThat(seller.main()).hasAttribute("data-order-status", "delivered");
    assertThat(seller.main()).containsText("intro.pdf");

    buyer.open(order);
    buyer.main().locator("summary", textOf("需要修改")).click();
    buyer.page().fill("#revision_text", "請保留口語的語氣");
    buyer.button("送出修改要求").click();
    assertThat(buyer.main()).hasAttribute("data-order-status", "in_revision");
    seller.open(order);
    seller.page().fill("#note", "第二版，語氣保留");
    seller.button("交付給買家").click();

    buyer.open(order);
    assertThat(buyer.main()).containsText("第 2 次交付");
    buyer.main().locator("summary", textOf("接受這次交付")).click();
    buyer.button("接受並完成訂單").click();
    assertThat(buyer.main()).hasAttribute("data-order-status", "completed");
    seller.open(order);
    assertThat(seller.main()).containsText("NT$405");
    assertThat(balance("order_escrow:" + number(order))).isZero();
  }

  @Test
  void theWholeStoryWithoutScript(
      @Device(script = false) Visitor buyer, @Device(script = false) Visitor seller) {
    buyer.signUp();
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOverByHand().payByCard();
    buyer.page().locator("#return_form button").click();
    buyer.arrivesAt("/order/successful/");
    String order = "/orders/" + buyer.orderNumber() + "/";
    buyer.open(order).page().fill("#answer_0", BRIEF);
    buyer.button("送出需求").click();

    seller.signIn(SELLER).open(order).page().fill("#note", NOTE);
    seller.button("交付給買家").click();
    buyer.open(order);
    buyer.main().locator("summary", textOf("需要修改")).click();
    buyer.page().fill("#revision_text", "再口語一點");
    buyer.button("送出修改要求").click();
    assertThat(buyer.main()).hasAttribute("data-order-status", "in_revision");
    seller.open(order).page().fill("#note", "第二版");
    seller.button("交付給買家").click();

    buyer.open(order);
    buyer.main().locator("summary", textOf("接受這次交付")).click();
    buyer.button("接受並完成訂單").click();
    assertThat(buyer.main()).hasAttribute("data-order-status", "completed");
  }

  @Test
  void aPurchaseAndItsAcceptanceByKeyboardAlone(Visitor buyer, Visitor seller) {
    Keys keys = new Keys(buyer);
    buyer.signUp().openService(Visitor.SERVICE);
    keys.press("#main a[href*='plan=standard']");
    keys.choose("#payment_method", "credit_card");
    keys.press("#nextButton");
    new Cashier(buyer).arrived();
    keys.type("#number", Cashier.GOOD_CARD);
    keys.type("#expiry", "12/39");
    keys.type("#securityCode", "222");
    keys.enter();
    buyer.page().waitForSelector("#code");
    keys.type("#code", TestCard.CODE);
    keys.enter();
    buyer.arrivesAt("/order/successful/");
    String order = "/orders/" + buyer.orderNumber() + "/";
    keys.press("#main a[href='" + order + "']");
    buyer.page().waitForURL(buyer.url(order));
    keys.type("#answer_0", BRIEF);
    keys.press("form[action$='/requirements/'] button");
    assertThat(buyer.main()).hasAttribute("data-order-status", "in_progress");

    Keys hers = new Keys(seller.signIn(SELLER).open(order));
    hers.type("#note", NOTE);
    hers.press("form[action$='/deliver/'] button");
    assertThat(seller.main()).hasAttribute("data-order-status", "delivered");

    buyer.open(order);
    keys.press("details:has(form[action$='/accept/']) summary");
    keys.press("form[action$='/accept/'] button");
    assertThat(buyer.main()).hasAttribute("data-order-status", "completed");
  }

  @Test
  void aCancellationByAgreementGivesTheMoneyBack(Visitor buyer, Visitor seller) {
    String order = funded(buyer);
    buyer.page().fill("#answer_0", BRIEF);
    buyer.button("送出需求").click();
    buyer.main().locator("summary", textOf("要求取消訂單")).click();
    buyer.page().fill("#cancel_reason", "已經自己寫好了");
    buyer.button("送出要求").click();
    assertThat(buyer.main()).hasAttribute("data-order-overlay", "cancel_requested");

    seller.signIn(SELLER).open(order);
    assertThat(seller.main()).containsText("已經自己寫好了");
    seller.button("同意取消並全額退款").click();

    assertThat(seller.main()).hasAttribute("data-order-status", "cancelled");
    buyer.open(order);
    assertThat(buyer.main()).hasAttribute("data-payment-status", "refund_pending");
    assertThat(balance("order_escrow:" + number(order))).isZero();
  }

  @Test
  void staffSplitsWhatIsHeldBetweenBothParties(Visitor buyer, Visitor seller, Visitor operator) {
    String order = funded(buyer);
    buyer.page().fill("#answer_0", BRIEF);
    buyer.button("送出需求").click();
    seller.signIn(SELLER).open(order);
    seller.page().fill("#note", NOTE);
    seller.button("交付給買家").click();
    buyer.open(order);
    buyer.main().locator("summary", textOf("請客服處理爭議")).click();
    buyer.page().fill("#dispute_reason", DISPUTE);
    buyer.button("請客服處理").click();
    assertThat(buyer.main()).hasAttribute("data-order-status", "disputed");

    operator.signIn(Visitor.OPERATOR).open("/admin/disputes/?q=" + number(order));
    operator.main().locator("tbody th a").click();
    assertThat(operator.main()).containsText(DISPUTE);
    assertThat(operator.main()).containsText("完整，與提出時相同");
    operator.main().locator("a[href$='/rule/']").click();
    operator.page().fill("[name=to_buyer]", "270");
    operator.page().fill("[name=to_seller]", "180");
    operator.page().fill("#reason", RULING);
    operator.main().locator("form button[type=submit]").click();

    buyer.open(order);
    assertThat(buyer.main()).hasAttribute("data-order-status", "completed");
    assertThat(buyer.main()).containsText("客服裁定退還買家 NT$270");
    assertThat(balance("order_escrow:" + number(order))).isZero();
  }

  private static Locator.LocatorOptions textOf(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  /** A paid order, whose page the buyer sees. */
  private static String funded(Visitor buyer) {
    buyer.signUp();
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOver().payByCard();
    buyer.arrivesAt("/order/successful/");
    String page = "/orders/" + buyer.orderNumber() + "/";
    buyer.open(page);
    return page;
  }

  private static String number(String page) {
    return page.replaceAll("^/orders/|/$", "");
  }

  private static long balance(String side) {
    return DemoServer.running()
        .bean(JdbcClient.class)
        .sql("select coalesce(sum(balance), 0) from ledger_balance where side = :side")
        .param("side", side)
        .query(Long.class)
        .single();
  }
}
