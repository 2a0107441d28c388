package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Buying with a credit card. */
@BrowserTest
class CardPurchaseIT {

  @Test
  void aBuyerChoosesPaysByCardAndSeesTheOrderPaid(Visitor buyer) {
    buyer.signIn(Visitor.BUYER);

    Choice choice = buyer.choose(Visitor.SERVICE, "standard");
    assertThat(choice.total()).hasText("NT$450");
    assertThat(choice.next()).isDisabled();
    choice.plan("premium");
    assertThat(choice.total()).hasText("NT$3,600");
    assertThat(choice.next()).isDisabled();
    choice.method("credit_card");
    assertThat(choice.next()).isEnabled();

    Cashier cashier = choice.handOver();
    assertThat(buyer.page().locator(".amount")).containsText("NT$3,600");
    cashier.payByCard();

    buyer.arrivesAt("/order/successful/");
    assertThat(buyer.heading()).hasText("付款成功");
    assertThat(buyer.main()).containsText("NT$3,600");
    assertThat(buyer.main()).hasAttribute("data-payment-status", "paid");
    String order = buyer.orderNumber(); // shown to the buyer alone: the session came back too

    JsonNode status = buyer.status(order);
    assertThat(status.get("order").asString()).isEqualTo(order);
    assertThat(status.get("status").asString()).isEqualTo("paid");
    assertThat(status.get("paymentStatus").asString()).isEqualTo("paid");
    assertThat(status.get("amount").isNumber()).isTrue();
    assertThat(status.get("amount").asLong()).isEqualTo(3600);
    assertThat(OffsetDateTime.parse(status.get("paidAt").asString())).isNotNull();
    assertThat(status.get("merchantTradeNo").asString()).matches("[A-Z0-9]{1,20}");

    buyer.open("/orders/" + order + "/");
    assertThat(buyer.main()).hasAttribute("data-order-status", "paid");
    assertThat(buyer.main()).containsText("信用卡");
  }

  @Test
  void aDeclinedCardIsPaidByOneMoreClickWithANewTradeNumber(Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    buyer
        .choose(Visitor.SERVICE, "standard")
        .method("credit_card")
        .handOver()
        .enterCard(Cashier.REFUSED_CARD);

    buyer.arrivesAt("/order/failed/");
    assertThat(buyer.heading()).hasText("付款沒有成功");
    String order = buyer.orderNumber();
    String first = buyer.status(order).get("merchantTradeNo").asString();
    assertThat(buyer.status(order).get("status").asString()).isEqualTo("pending");
    assertThat(buyer.status(order).get("paymentStatus").asString()).isEqualTo("failed");
    assertThat(buyer.status(order).get("paidAt").isNull()).isTrue();

    buyer.button("前往付款").click();
    new Cashier(buyer).arrived().payByCard();

    buyer.arrivesAt("/order/successful/");
    assertThat(buyer.orderNumber()).isEqualTo(order);
    assertThat(buyer.status(order).get("paymentStatus").asString()).isEqualTo("paid");
    assertThat(buyer.status(order).get("merchantTradeNo").asString()).isNotEqualTo(first);
  }

  @Test
  void everythingWorksWithoutScript(@Device(script = false) Visitor buyer) {
    buyer.signIn(Visitor.BUYER);

    Choice choice = buyer.choose(Visitor.SERVICE, "standard").method("credit_card");
    assertThat(choice.total()).hasText("NT$450");
    buyer.main().locator("a.plan-card[data-plan=premium]").click();
    assertThat(choice.total()).hasText("NT$3,600");
    assertThat(choice.next()).isEnabled();

    choice.method("credit_card").handOverByHand().payByCard();
    buyer.page().locator("#return_form button").click();

    buyer.arrivesAt("/order/successful/");
    assertThat(buyer.heading()).hasText("付款成功");
    assertThat(buyer.status(buyer.orderNumber()).get("status").asString()).isEqualTo("paid");
  }
}
