package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The demo shows the mails that it sends, with nothing in them that could do harm. */
@BrowserTest
class MailPageIT {

  @Test
  void theReceiptIsThereAndLeadsToTheOrder(Visitor buyer) {
    buyer
        .signIn(Visitor.BUYER)
        .choose(Visitor.SERVICE, "standard")
        .method("credit_card")
        .handOver()
        .payByCard();
    String order = buyer.arrivesAt("/order/successful/").orderNumber();
    buyer.server().run("mail");

    buyer.open("/").page().locator("header a[href='/demo/mail/']").click();
    Locator receipts =
        buyer.page().locator("main li", new Page.LocatorOptions().setHasText("付款收據"));
    // The job may have begun by itself just before, and then is not done yet.
    for (int look = 0; look < 50 && receipts.count() == 0; look++) {
      buyer.page().reload();
    }
    receipts.first().locator("a").click();
    assertThat(buyer.main()).containsText(Visitor.BUYER);

    FrameLocator mail = buyer.page().frameLocator("main iframe");
    assertThat(mail.locator("body")).containsText(order);
    assertThat(mail.locator("body")).containsText("測試環境");
    Page opened = buyer.page().waitForPopup(() -> mail.locator("a").first().click());
    assertThat(opened.locator("main")).containsText(order);
  }

  @Test
  void aMailRunsNoScriptAndIsFramedByThisSiteAlone(Visitor anybody) {
    anybody.server().run("mail");
    anybody.open("/demo/mail/").page().locator("main li a").first().click();
    String frame = anybody.page().locator("main iframe").getAttribute("src");

    var answer = anybody.page().request().get(anybody.server().page(frame).toString());
    assertThat(answer.headers().get("content-security-policy"))
        .contains("default-src 'none'", "frame-ancestors 'self'", "sandbox allow-popups")
        .doesNotContain("allow-scripts", "script-src");
    assertThat(answer.text()).doesNotContainIgnoringCase("<script");
  }
}
