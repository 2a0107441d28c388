package tw.jiean.demo;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tw.jiean.demo.DemoCatalogue.Purchase;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.sandbox.SandboxControl;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.AccountSummary;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.order.Checkout;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.order.PurchaseChoice;
import tw.jiean.marketplace.order.RequestId;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.payment.Payments;

/**
 * Orders of the demo's buyer, made as a buyer makes them: placed on the site, posted to the
 * sandbox, paid or declined there, and learnt of by notification. Each carries a request id of its
 * own, so a later start finds it again and only goes on where an earlier one was cut off.
 */
final class DemoOrders {

  private static final Logger LOG = LoggerFactory.getLogger(DemoOrders.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String DECLINED = "10100058";

  private final DemoCatalogue catalogue;
  private final Accounts accounts;
  private final Listings listings;
  private final Orders orders;
  private final Payments payments;
  private final SandboxControl sandbox;

  DemoOrders(
      DemoCatalogue catalogue,
      Accounts accounts,
      Listings listings,
      Orders orders,
      Payments payments,
      SandboxControl sandbox) {
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.listings = listings;
    this.orders = orders;
    this.payments = payments;
    this.sandbox = sandbox;
  }

  /** Makes what is missing. The site has to answer already: ECPay's notifications go there. */
  void complete() {
    AccountId buyer = account(catalogue.buyer().email());
    try (HttpClient browser = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (Purchase purchase : catalogue.orders()) {
        complete(buyer, purchase, browser);
      }
    }
  }

  private void complete(AccountId buyer, Purchase purchase, HttpClient browser) {
    try {
      order(buyer, purchase, browser);
    } catch (IOException | RuntimeException e) {
      // A missing example is no reason to keep the site from anybody; the next start tries again.
      LOG.warn("The demo order {} is not complete", purchase.key(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Places an order and has it paid, or finds the one that was placed before.
   *
   * @return the order as it stands now; empty when its service is not there any more
   */
  Optional<Order> order(AccountId buyer, Purchase purchase, HttpClient browser)
      throws IOException, InterruptedException {
    Optional<Listing> listing = listing(purchase);
    if (listing.isEmpty()
        || !(orders.place(buyer, choice(listing.get(), purchase), new RequestId(purchase.key()))
            instanceof Checkout.Opened opened)) {
      return Optional.empty();
    }
    if (isUntouched(opened)) {
      post(opened.payment().form(), browser);
      finish(opened.payment().merchantTradeNo(), purchase.outcome());
    }
    return orders.find(opened.order().number());
  }

  private static PurchaseChoice choice(Listing listing, Purchase purchase) {
    return new PurchaseChoice(listing.id(), purchase.plan(), purchase.paymentMethod());
  }

  /** Absent when its seller has given it another title since. */
  private Optional<Listing> listing(Purchase purchase) {
    return listings.ofSeller(account(catalogue.sellerEmail(purchase.seller()))).stream()
        .filter(listing -> listing.title().equals(purchase.title()))
        .findFirst();
  }

  private AccountId account(String email) {
    return accounts.findByEmail(email).map(AccountSummary::id).orElseThrow();
  }

  /** Whether ECPay has said nothing of this very attempt yet. */
  private boolean isUntouched(Checkout.Opened opened) {
    return payments.attempts(opened.order().number().reference()).stream()
        .anyMatch(attempt ->
            attempt.id().equals(opened.payment().id())
                && attempt.status() == PaymentStatus.CREATED);
  }

  private static void post(CheckoutForm form, HttpClient browser)
      throws IOException, InterruptedException {
    String body =
        form.fields().stream()
            .map(field -> encode(field.name()) + "=" + encode(field.value()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(form.action())
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    browser.send(request, HttpResponse.BodyHandlers.discarding());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void finish(String merchantTradeNo, DemoCatalogue.Outcome outcome) {
    switch (outcome) {
      case PAID -> sandbox.pay(merchantTradeNo);
      case ISSUED -> sandbox.issue(merchantTradeNo);
      case FAILED -> sandbox.fail(merchantTradeNo, DECLINED);
    }
  }
}
