package tw.jiean.demo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.trade.TestCard;

/** The payment page of ECPay's sandbox, on its own site. */
record Cashier(Visitor buyer) {

  static final String GOOD_CARD = TestCard.DOMESTIC.number();
  static final String REFUSED_CARD = "4111111111111111";

  private Page page() {
    return buyer.page();
  }

  private Locator submit() {
    return page().locator("main form button[type=submit]").first();
  }

  Cashier arrived() {
    page()
        .waitForURL(
            Pattern.compile(Pattern.quote(buyer.server().cashier("/cashier/").toString()) + ".*"));
    return this;
  }

  /** Enters a card; one that the bank knows asks for the 3-D code. */
  Cashier enterCard(String number) {
    page().fill("#number", number);
    page().fill("#expiry", "12/39");
    page().fill("#securityCode", "222");
    submit().click();
    return this;
  }

  Cashier enterCode() {
    page().fill("#code", TestCard.CODE);
    submit().click();
    return this;
  }

  /** Pays with a test card and the 3-D code; the browser comes back by itself. */
  void payByCard() {
    enterCard(GOOD_CARD).enterCode();
  }

  /** Takes the first bank or store that is offered and lets it issue account, code or barcodes. */
  void issue() {
    submit().click();
  }

  /** Confirms at the cashier and then in what plays the app of a wallet or bank. */
  void payByApp() {
    submit().click();
    page().locator("main form button:not(.secondary)").first().click();
  }
}
