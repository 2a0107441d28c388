package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressRulesIT extends SandboxTestBase {

  @Override
  SandboxSettings settings(SandboxSettings defaults) {
    return defaults.withStrictUrls(true);
  }

  @Test
  void refusesAddressesThatEcpayCouldNotReachWhenItIsStrict() {
    String page = browser.post("/Cashier/AioCheckOut/V5", orders.card()).body();

    assertThat(page).contains("99200007", "ReturnURL");
  }

  @Test
  void warnsOfThemInTheConsoleWhenItIsNot() {
    try (EcpaySandbox lenient = EcpaySandbox.start(SandboxSettings.defaults().withClock(clock))) {
      Browser other = new Browser(lenient);
      other.open(orders.card());

      assertThat(other.get("/trades/1").body())
          .contains("不是 https。", "網址寫了連接埠", "主機不是公開的網域名稱", "ReturnURL, PaymentInfoURL");
    }
  }
}
