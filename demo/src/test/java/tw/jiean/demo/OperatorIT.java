package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an operator sees and does in the back office. */
@BrowserTest
class OperatorIT {

  static final String REASON = "圖片授權待確認";

  @Test
  void anOperatorFindsAnOrderWithItsPayment(Visitor buyer, Visitor operator) {
    buyer.signIn(Visitor.BUYER);
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOver().payByCard();
    buyer.arrivesAt("/order/successful/");
    String order = buyer.orderNumber();
    String trade = buyer.status(order).get("merchantTradeNo").asString();

    operator.signIn(Visitor.OPERATOR).open("/admin/");
    operator.main().locator("a[href='/admin/orders/']").first().click();
    operator.page().fill("#q", order);
    operator.page().press("#q", "Enter");
    operator.main().locator("tbody a[href='/admin/orders/" + order + "/']").first().click();

    assertThat(operator.heading()).containsText(order);
    assertThat(operator.main()).containsText(trade);
    assertThat(operator.main()).containsText(Visitor.SERVICE);
  }

  @Test
  void aListingIsHiddenWithAReasonThatIsRecorded(Visitor guest, Visitor operator) {
    String title = "LINE 貼圖 16 張，含上架申請";
    guest.openService(title);
    String service = guest.path();
    String id = service.replaceAll("\\D", "");

    operator.signIn(Visitor.OPERATOR).open("/admin/listings/" + id + "/");
    operator.main().locator("a[href$='/hide/']").click();
    operator.page().fill("#reason", REASON);
    operator.main().locator("form button[type=submit]").click();
    assertThat(operator.main()).containsText(REASON);

    assertThat(guest.page().navigate(guest.url(service)).status()).isEqualTo(404);
    operator.open("/admin/audit/");
    assertThat(operator.main()).containsText(REASON);
    assertThat(operator.main()).containsText(Visitor.OPERATOR);
  }

  @Test
  void nobodyElseSeesTheBackOffice(Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    assertThat(buyer.page().navigate(buyer.url("/admin/")).status()).isIn(403, 404);
  }
}
