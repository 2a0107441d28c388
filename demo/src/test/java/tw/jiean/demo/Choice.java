package tw.jiean.demo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The page where plan and payment method are chosen. */
record Choice(Visitor buyer) {

  private Page page() {
    return buyer.page();
  }

  Choice plan(String code) {
    page().selectOption("#plan", code);
    return this;
  }

  Choice method(String code) {
    page().selectOption("#payment_method", code);
    return this;
  }

  Locator total() {
    return page().locator("#total");
  }

  Locator next() {
    return page().locator("#nextButton");
  }

  /** Sends the form; with script the next page goes on to the cashier by itself. */
  Cashier handOver() {
    next().click();
    return new Cashier(buyer).arrived();
  }

  /** The same without script, where the next page waits for a click. */
  Cashier handOverByHand() {
    next().click();
    page().locator("#ecpay_form button").click();
    return new Cashier(buyer).arrived();
  }
}
