package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Sellers under a platform, which signs for them. */
class PlatformIT extends SandboxTestBase {

  private static final Merchant PLATFORM =
      new Merchant("3002599", "spPjZn66i0OhqJsQ", "hT5OJckN45isQTTs");
  private static final Merchant SELLER =
      new Merchant("2000132", "HashKeyOfSeller1", "HashIvOfSeller01");

  @Override
  SandboxSettings settings(SandboxSettings defaults) {
    return defaults.withMerchants(List.of(Merchant.published(), PLATFORM, SELLER));
  }

  @Test
  void signsWithThePlatformsKeysAndNamesIt() {
    Form order = underPlatform("3002607", orders.unsigned("Credit"));
    browser.open(order);

    control.pay(TestOrders.number(order));

    Form told = shop.next().form();
    assertThat(told.text("PlatformID")).isEqualTo("3002599");
    assertThat(told.text("MerchantID")).isEqualTo("3002607");
    assertThat(PLATFORM.signed(told)).isTrue();
  }

  @Test
  void takesATradeNumberOnceForAllSellersOfThePlatform() {
    Form unsigned = orders.unsigned("Credit");
    browser.open(underPlatform("3002607", unsigned));

    assertThat(browser.post("/Cashier/AioCheckOut/V5", underPlatform("2000132", unsigned)).body())
        .contains(">10300028<");
    assertThat(browser.open(SELLER.sign(unsigned.replacing("MerchantID", "2000132"))))
        .startsWith("/cashier/");
  }

  private static Form underPlatform(String seller, Form unsigned) {
    return PLATFORM.sign(unsigned.replacing("MerchantID", seller).with("PlatformID", "3002599"));
  }
}
