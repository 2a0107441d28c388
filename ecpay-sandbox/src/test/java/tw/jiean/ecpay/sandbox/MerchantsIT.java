package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Shops that are made known while the sandbox runs. */
class MerchantsIT extends SandboxTestBase {

  private static final Merchant OTHER =
      new Merchant("3000001", "otherHashKey0001", "otherHashIv01");
  private static final String KEYS =
      "{\"hashKey\": \"otherHashKey0001\", \"hashIv\": \"otherHashIv01\"}";

  @TempDir Path folder;

  @Test
  void anAddedShopSellsUnderItsOwnKeys() {
    Form order = OTHER.sign(orders.unsigned("Credit").replacing("MerchantID", OTHER.id()));
    assertThat(browser.post("/Cashier/AioCheckOut/V5", order).body()).contains("10100251");

    control.addMerchant(OTHER);
    browser.open(order);
    control.pay(TestOrders.number(order));

    Form told = shop.next().form();
    assertThat(told.text("MerchantID")).isEqualTo(OTHER.id());
    assertThat(OTHER.signed(told)).isTrue();
  }

  @Test
  void aShopOfTheSettingsIsHiddenByAnAddedOneAndBackWhenThatIsRemoved() {
    control.addMerchant(new Merchant("3002607", "newKey", "newIv"));
    assertThat(browser.post("/Cashier/AioCheckOut/V5", orders.card()).body()).contains("10200073");
    assertThat(control.merchants()).singleElement().extracting("hashKey").isEqualTo("newKey");

    assertThat(control.removeMerchant("3002607")).isTrue();
    browser.open(orders.card());
    assertThat(control.removeMerchant("3002607")).isFalse();
  }

  @Test
  void nothingIsToldAboutTradesOfARemovedShopAndOthersGoOn() {
    control.addMerchant(OTHER);
    Form order = OTHER.sign(orders.unsigned("ATM").replacing("MerchantID", OTHER.id()));
    browser.open(order);
    control.issue(TestOrders.number(order));
    shop.received();
    control.removeMerchant(OTHER.id());

    control.expire(TestOrders.number(order));
    Form mine = orders.card();
    browser.open(mine);
    control.pay(TestOrders.number(mine));

    assertThat(shop.received())
        .singleElement()
        .satisfies(it -> assertThat(it.form().text("MerchantID")).isEqualTo("3002607"));
  }

  @Test
  void anAddedShopIsKeptOverARestart() {
    SandboxSettings settings = SandboxSettings.defaults().withClock(clock).withFolder(folder);
    try (EcpaySandbox first = EcpaySandbox.start(settings)) {
      first.control().addMerchant(OTHER.withDeposit(7).withAutomaticCapture(false));
    }
    try (EcpaySandbox second = EcpaySandbox.start(settings)) {
      assertThat(second.control().merchants())
          .containsExactly(Merchant.published(), OTHER.withDeposit(7).withAutomaticCapture(false));
    }
  }

  @Test
  void theControlInterfaceAddsChangesAndRemovesAndTellsNoKeys() throws Exception {
    assertThat(api("PUT", OTHER.id(), KEYS).body())
        .isEqualTo(
            "{\"merchantId\":\"3000001\",\"creditCheckCode\":\"10000001\","
                + "\"automaticCapture\":true,\"deposit\":100000,\"added\":true}");
    api("PUT", OTHER.id(), KEYS.replace("}", ", \"automaticCapture\": false, \"deposit\": 5}"));
    assertThat(control.merchants())
        .containsExactly(Merchant.published(), OTHER.withAutomaticCapture(false).withDeposit(5));
    assertThat(browser.get("/api/merchants/").body()).contains("3002607").doesNotContain("Key");

    assertThat(api("DELETE", OTHER.id(), "").statusCode()).isEqualTo(200);
    assertThat(api("DELETE", OTHER.id(), "").statusCode()).isEqualTo(404);
    assertThat(api("DELETE", "3002607", "").statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "3000001; {}",
        "3000001; {\"hashKey\": \"k\"}",
        "3000001; {\"hashKey\": \"k\", \"hashIv\": \"i\", \"deposit\": \"much\"}",
        "3000001; {\"hashKey\": \"k\", \"hashIv\": \"i\", \"deposit\": 1.5}",
        "3000001; {\"hashKey\": \"k\", \"hashIv\": \"i\", \"deposit\": 99999999999999999999}",
        "3000001; {\"hashKey\": \"k\", \"hashIv\": \"i\", \"creditCheckCode\": {}}",
        "3000001; {\"hashKey\": \"k\", \"hashIv\": []}",
        "ABC; {\"hashKey\": \"k\", \"hashIv\": \"i\"}",
        "12345678901; {\"hashKey\": \"k\", \"hashIv\": \"i\"}",
        "3000001; {\"hashKey\": \"鑰匙\", \"hashIv\": \"i\"}",
        "3000001; {\"hashKey\": \"k\", \"hashIv\": \"i\", \"deposit\": -1}",
        "3000001; []"
      })
  void whatIsNoShopIsRefused(String id, String body) throws Exception {
    assertThat(api("PUT", id, body).statusCode()).isEqualTo(400);
    assertThat(control.merchants()).containsExactly(Merchant.published());
  }

  @Test
  void aMiscopiedKeyIsToldByItsName() throws Exception {
    String body = "{\"hashKey\": \"otherHashKey0001\", \"hashIv\": \"otherHashIv01 \"}";

    assertThat(api("PUT", OTHER.id(), body).body())
        .contains("HashIV has 1 to 64 ASCII characters and no white space");
  }

  private HttpResponse<String> api(String method, String id, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(sandbox.baseUrl().resolve("/api/merchants/" + id + "/"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
