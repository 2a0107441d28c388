package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Buying with what the sandbox alone has switched on: wallets, banks' apps, instalments by bill.
 */
@BrowserTest
class AppPurchaseIT {

  @ParameterizedTest
  @CsvSource({
    "webatm, WebATM",
    "applepay, ApplePay",
    "twqr, TWQR",
    "bnpl, BNPL",
    "weixin, WeiXin",
    "jkopay, DigitalPayment",
    "ipass, DigitalPayment"
  })
  void theOrderIsPaidByEveryMethodThatTheSandboxCanPlay(
      String method, String choosePayment, Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    buyer.choose(Visitor.SERVICE, "premium").method(method).handOver().payByApp();

    buyer.arrivesAt("/order/successful/");
    assertThat(buyer.main()).hasAttribute("data-payment-status", "paid");
    String trade = buyer.status(buyer.orderNumber()).get("merchantTradeNo").asString();
    assertThat(buyer.server().sandbox().trade(trade).choosePayment()).isEqualTo(choosePayment);
  }
}
