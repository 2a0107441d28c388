package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way to the cashier and back, when people or others do not keep to it. */
@BrowserTest
class CheckoutIT {

  @Test
  void whoIsNotSignedInSignsInAndIsBackAtTheChoice(Visitor buyer) {
    buyer.openService(Visitor.SERVICE);
    buyer.main().locator("a[href*='plan=premium']").click();
    buyer.arrivesAt("/login/");
    buyer.fillInLogin(Visitor.BUYER);

    assertThat(buyer.path()).matches("/order/\\d+/\\?plan=premium");
    assertThat(new Choice(buyer).total()).hasText("NT$3,600");
  }

  @Test
  void methodsThatTheAmountRulesOutAreGreyedWithTheReason(Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    buyer.choose(Visitor.DEAR_SERVICE, "standard");

    assertThat(method(buyer, "credit_card")).isEnabled();
    assertThat(method(buyer, "atm")).isDisabled();
    assertThat(method(buyer, "linepay")).isDisabled();
    assertThat(buyer.main().locator("optgroup:has(option[value=atm])"))
        .hasAttribute("label", Pattern.compile(".*(金額|上限|超過).*"));
  }

  @Test
  void instalmentsAndDaysShowWithTheirMethodAndFollowThePrice(Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    Choice choice = buyer.choose(Visitor.SERVICE, "premium"); // NT$3,600
    Locator plans = buyer.main().locator("fieldset.for-credit-card");
    Locator days = buyer.main().locator("fieldset.for-atm");
    assertThat(plans).isHidden();

    choice.method("credit_card");
    assertThat(plans).isVisible();
    assertThat(days).isHidden();
    assertThat(plans).containsText("每期約 NT$300");
    buyer.page().check("#instalments_12");

    choice.plan("standard"); // NT$450
    assertThat(buyer.page().locator("#instalments_12")).isDisabled();
    assertThat(plans).containsText("NT$3,000 以上可選");
    assertThat(buyer.page().locator("#instalments")).isChecked();

    choice.method("atm");
    assertThat(days).isVisible();
    assertThat(plans).isHidden();
  }

  @Test
  void aDescriptionIsGreyedWithThePriceAndChoosesItsMethodWhenItIsClicked(Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    Choice choice = buyer.choose(Visitor.SERVICE, "standard"); // NT$450
    Locator bnpl = buyer.main().locator("#about_bnpl");
    assertThat(bnpl).containsText("這筆金額太低，最少 NT$3,000");
    bnpl.click();
    assertThat(choice.next()).isDisabled();

    choice.plan("premium"); // NT$3,600
    assertThat(bnpl.getByText("這筆金額太低")).isHidden();
    bnpl.click();
    assertThat(buyer.page().locator("#payment_method")).hasValue("bnpl");
    assertThat(choice.next()).isEnabled();
  }

  @Test
  void aCardPaysInInstalmentsWithoutScript(@Device(script = false) Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    Choice choice = buyer.choose(Visitor.SERVICE, "premium").method("credit_card");
    buyer.page().check("#instalments_6");
    Cashier cashier = choice.handOverByHand();

    cashier.payByCard();
    buyer.page().locator("#return_form button").click();
    buyer.arrivesAt("/order/successful/");
    assertThat(buyer.main()).containsText("信用卡（分 6 期）");
  }

  private static Locator method(Visitor buyer, String code) {
    return buyer.page().locator("#payment_method option[value=" + code + "]");
  }

  @Test
  void backAndReloadNeitherSubmitAgainNorOrderTwice(Visitor buyer) {
    buyer.signUp();
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOver();

    buyer.page().goBack();
    waitsForAPerson(buyer);
    String first = tradeNumber(buyer);
    buyer.page().reload();
    waitsForAPerson(buyer);

    assertThat(tradeNumber(buyer)).isEqualTo(first);
    assertThat(buyer.orders()).isEqualTo(1);
  }

  @Test
  void afterBackTheOrderCanBePaidWithANewTradeNumber(Visitor buyer) {
    buyer.signUp();
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOver();
    buyer.page().goBack();
    waitsForAPerson(buyer);
    String first = tradeNumber(buyer);

    buyer.button("用新的編號付款").click();
    new Cashier(buyer).arrived().payByCard();

    buyer.arrivesAt("/order/successful/");
    String order = buyer.orderNumber();
    assertThat(buyer.status(order).get("merchantTradeNo").asString()).isNotEqualTo(first);
    assertThat(buyer.orders()).isEqualTo(1);
  }

  /** The page of the hand-over stands still and says what can be done. */
  private static void waitsForAPerson(Visitor buyer) {
    assertThat(buyer.page().locator("#returned")).isVisible();
    assertThat(buyer.page().locator("#leaving")).isHidden();
    assertThat(buyer.button("前往付款 NT$450")).isVisible();
    assertThat(buyer.button("用新的編號付款")).isVisible();
    assertThat(buyer.path()).isEqualTo("/order/create/");
  }

  private static String tradeNumber(Visitor buyer) {
    return field(buyer, "MerchantTradeNo");
  }

  private static String field(Visitor buyer, String name) {
    return buyer.page().locator("#ecpay_form input[name=" + name + "]").inputValue();
  }

  @Test
  void anUnpaidOrderNeverShowsSuccess(Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    buyer.choose(Visitor.SERVICE, "standard").method("atm").handOver().issue();
    buyer.arrivesAt("/order/result/");
    String token = buyer.path().replaceAll("/order/result/|/.*$", "");

    buyer.open("/order/successful/" + token + "/");
    buyer.arrivesAt("/order/result/");
    assertThat(buyer.heading()).hasText("等待您繳費");
    assertThat(buyer.main()).not().containsText("付款成功");

    buyer.open("/order/failed/" + token + "/");
    buyer.arrivesAt("/order/result/");
  }

  @Test
  void whatABrowserSendsToTheCallbacksChangesNothing(Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    buyer.choose(Visitor.SERVICE, "standard").method("atm").handOver().issue();
    buyer.arrivesAt("/order/result/");
    String order = buyer.orderNumber();
    String trade = buyer.status(order).get("merchantTradeNo").asString();
    String paid = "?MerchantTradeNo=" + trade + "&RtnCode=1&TradeAmt=450&SimulatePaid=0";

    for (String path : new String[] {"/order/return/", "/order/payment-info/", "/order/result/"}) {
      assertThat(get(buyer, path + paid).status()).as(path).isEqualTo(405);
      assertThat(get(buyer, path + paid).headers()).as(path).containsEntry("allow", "POST");
    }
    APIResponse forged =
        buyer
            .page()
            .request()
            .post(
                buyer.url("/order/return/"),
                RequestOptions.create()
                    .setForm(
                        FormData.create()
                            .set("MerchantTradeNo", trade)
                            .set("RtnCode", "1")
                            .set("TradeAmt", "450")
                            .set("CheckMacValue", "0".repeat(64))));
    assertThat(forged.status()).isEqualTo(422);
    assertThat(forged.text()).startsWith("0|");
    assertThat(buyer.status(order).get("paymentStatus").asString()).isEqualTo("code_issued");
  }

  private static APIResponse get(Visitor buyer, String path) {
    return buyer.page().request().get(buyer.url(path));
  }

  @Test
  void theNameInTheAddressBarNeverReachesECPay(
      DemoServer server, @Device(script = false) Visitor buyer) {
    Page page = buyer.page();
    page.navigate("http://" + Chromium.STRANGE_HOST + ":" + server.page("/").getPort() + "/login/");
    buyer.fillInLogin(Visitor.BUYER);
    page.fill("#q", Visitor.SERVICE);
    page.press("#q", "Enter");
    buyer.services().first().click();
    buyer.main().locator("a[href*='plan=standard']").click();
    new Choice(buyer).method("credit_card").next().click();

    assertThat(page.locator("#ecpay_form")).isVisible();
    assertThat(page.url()).contains(Chromium.STRANGE_HOST);
    assertThat(field(buyer, "ReturnURL")).isEqualTo(buyer.url("/order/return/"));
    assertThat(field(buyer, "OrderResultURL")).startsWith(buyer.url("/"));
    assertThat(field(buyer, "ClientBackURL")).startsWith(buyer.url("/order/result/"));
  }
}
