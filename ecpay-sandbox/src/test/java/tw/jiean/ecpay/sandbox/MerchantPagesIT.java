package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Shops that are added, changed and removed in the console. */
class MerchantPagesIT extends SandboxTestBase {

  private static final Merchant NEW =
      new Merchant("3000001", "otherHashKey0001", "otherHashIv00001");

  @TempDir Path folder;

  @Test
  void takesOrdersOfAShopThatWasAdded() {
    Form order = order(NEW);
    assertThat(browser.post("/Cashier/AioCheckOut/V5", order).body()).contains("10100251");

    assertThat(browser.step("/merchants", fields(NEW))).contains("3000001", "otherHashKey0001");

    browser.open(order);
    assertThat(control.pay(TestOrders.number(order)).state()).isEqualTo("paid");
    assertThat(NEW.signed(shop.next().form())).isTrue();
  }

  @Test
  void goesByTheNewKeysOfAShop() {
    browser.step("/merchants", fields(NEW));
    Merchant changed = new Merchant("3000001", "changedHashKey01", "changedHashIv001");

    browser.step("/merchants/3000001", fields(changed));

    assertThat(browser.post("/Cashier/AioCheckOut/V5", order(NEW)).body()).contains("10200073");
    assertThat(browser.open(order(changed))).startsWith("/cashier/");
  }

  @Test
  void holdsAShopToItsOwnContractAndLimits() {
    browser.step(
        "/merchants",
        with(
            fields(NEW),
            "terms",
            "own",
            "method.CREDIT",
            "Y",
            "minimum.CREDIT",
            "5",
            "maximum.CREDIT",
            "1000",
            "instalments",
            "3"));

    assertThat(browser.post("/Cashier/AioCheckOut/V5", order(NEW)).body()).contains("5100070");
    assertThat(browser.get("/merchants/3000001").body()).contains("value=\"1000\"");
    assertThat(browser.open(orders.card())).startsWith("/cashier/");
  }

  @Test
  void removesAnAddedShopWithoutTradesOnly() {
    browser.step("/merchants", fields(NEW));
    assertThat(browser.step("/merchants/3000001/remove")).doesNotContain("3000001");
    assertThat(browser.step("/merchants/3002607/remove")).contains("來自沙盒的啟動設定");

    browser.step("/merchants", fields(NEW));
    browser.open(order(NEW));

    assertThat(browser.post("/merchants/3000001/remove", Form.of()).statusCode()).isEqualTo(409);
    assertThat(browser.get("/merchants/3000001").statusCode()).isEqualTo(200);
  }

  @Test
  void resetsAShopOfTheSettings() {
    Merchant changed = new Merchant("3002607", "changedHashKey01", "changedHashIv001");
    assertThat(browser.step("/merchants/3002607", fields(changed))).contains("還原設定");

    browser.step("/merchants/3002607/remove");

    assertThat(browser.open(orders.card())).startsWith("/cashier/");
  }

  @Test
  void doesNothingForATradeWhoseShopIsGone() {
    browser.step("/merchants", fields(NEW));
    browser.open(order(NEW));
    control.removeMerchant(NEW.id());

    assertThat(browser.get("/trades/1").body()).contains("收到的欄位");
    assertThat(browser.step("/trades/1/pay")).contains("這家商店已被移除");
  }

  @Test
  void saysWhatIsWrong() {
    String page =
        browser
            .post(
                "/merchants",
                Form.of(
                    "id",
                    "a b",
                    "terms",
                    "own",
                    "method.CVS",
                    "Y",
                    "minimum.CVS",
                    "9",
                    "maximum.CVS",
                    "1"))
            .body();

    assertThat(page).contains("特店編號是 1 到 10 位數字", "請填 HashKey", "最低不能大於最高", "aria-invalid");
    assertThat(browser.post("/merchants", Form.of(fields(Merchant.published()))).body())
        .contains("已有這個特店編號");
  }

  @Test
  void remembersShopsOverARestart() {
    SandboxSettings settings = SandboxSettings.defaults().withClock(clock).withFolder(folder);
    try (EcpaySandbox first = EcpaySandbox.start(settings)) {
      new Browser(first).step("/merchants", fields(NEW));
    }
    try (EcpaySandbox second = EcpaySandbox.start(settings)) {
      assertThat(new Browser(second).open(order(NEW))).startsWith("/cashier/");
    }
  }

  private Form order(Merchant merchant) {
    return merchant.sign(orders.unsigned("Credit").replacing("MerchantID", merchant.id()));
  }

  private static String[] fields(Merchant merchant) {
    return new String[] {
      "id", merchant.id(),
      "hashKey", merchant.hashKey(),
      "hashIv", merchant.hashIv(),
      "creditCheckCode", "10000001",
      "deposit", "100000",
      "automaticCapture", "Y",
      "terms", "settings"
    };
  }

  private static String[] with(String[] fields, String... more) {
    Form form = Form.of(fields);
    for (int i = 0; i < more.length; i += 2) {
      form =
          form.value(more[i]).isPresent()
              ? form.replacing(more[i], more[i + 1])
              : form.with(more[i], more[i + 1]);
    }
    return form.fields().stream()
        .flatMap(field -> Stream.of(field.name(), field.value()))
        .toArray(String[]::new);
  }
}
