package tw.jiean.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tw.jiean.demo.DemoCatalogue.Asked;
import tw.jiean.demo.DemoCatalogue.Finished;
import tw.jiean.demo.DemoCatalogue.Person;
import tw.jiean.demo.DemoCatalogue.Said;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.AccountSummary;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.NewAccount;
import tw.jiean.marketplace.account.SignUpResult;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.OrderStatus;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.review.Reviews;

/**
 * Orders that are finished and reviewed, so that services have ratings. Their parties sign in and
 * send the site's own forms, one after the other; a later start goes on where an earlier one was
 * cut off, and signs nobody in when nothing is missing.
 */
final class DemoReviews {

  private static final Logger LOG = LoggerFactory.getLogger(DemoReviews.class);

  private final DemoCatalogue catalogue;
  private final Accounts accounts;
  private final DemoOrders purchases;
  private final Orders orders;
  private final Reviews reviews;

  DemoReviews(
      DemoCatalogue catalogue,
      Accounts accounts,
      DemoOrders purchases,
      Orders orders,
      Reviews reviews) {
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.purchases = purchases;
    this.orders = orders;
    this.reviews = reviews;
  }

  /** Makes what is missing. The site has to answer already. */
  void complete(URI site) {
    try (People people = new People(site)) {
      for (Finished finished : catalogue.finished()) {
        complete(finished, people);
      }
    }
  }

  private void complete(Finished finished, People people) {
    try {
      Optional<Order> order =
          purchases.order(reviewer(finished.buyer()), finished.purchase(), people.cashier);
      if (order.isPresent()) {
        finish(finished, order.get(), people);
      }
    } catch (IOException | RuntimeException e) {
      // A missing example is no reason to keep the site from anybody; the next start tries again.
      LOG.warn("The demo order {} is not complete", finished.key(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private AccountId reviewer(String email) {
    return accounts.findByEmail(email).map(AccountSummary::id).orElseGet(() -> signUp(email));
  }

  private AccountId signUp(String email) {
    Person person =
        catalogue.reviewers().stream()
            .filter(one -> one.email().equals(email))
            .findFirst()
            .orElseThrow();
    NewAccount account = new NewAccount(email, person.name(), catalogue.password());
    return switch (accounts.createForDemo(account)) {
      case SignUpResult.SignedUp(AccountId id) -> id;
      case SignUpResult.Refused refused ->
          throw new IllegalStateException("A demo account was refused: " + refused.problems());
    };
  }

  private void finish(Finished finished, Order order, People people)
      throws IOException, InterruptedException {
    OrderNumber number = order.number();
    String page = "/orders/" + number + "/";
    String seller = catalogue.sellerEmail(finished.seller());
    if (status(number) == OrderStatus.AWAITING_REQUIREMENTS) {
      people.get(finished.buyer()).post(page + "requirements/", answers(finished));
    }
    if (status(number) == OrderStatus.IN_PROGRESS) {
      people.get(seller).post(page + "deliver/", Map.of("number", "1", "note", finished.note()));
    }
    if (status(number) == OrderStatus.DELIVERED) {
      people.get(finished.buyer()).post(page + "accept/", Map.of("number", "1"));
    }
    if (reviews.openUntil(number, order.buyer().id()).isPresent()) {
      people.get(finished.buyer()).post(page + "review/", review(finished.said()));
    }
    if (reviews.openUntil(number, order.seller().id()).isPresent()) {
      people.get(seller).post(page + "review/", review(finished.reply()));
    }
  }

  private OrderStatus status(OrderNumber number) {
    return orders.find(number).orElseThrow().status();
  }

  /** What the seller asks, or what the buyer needs where nothing is asked. */
  private Map<String, String> answers(Finished finished) {
    List<Asked> asked = catalogue.service(finished).asked();
    Map<String, String> answers = new HashMap<>(Map.of("answer_0", finished.brief()));
    for (int row = 0; row < asked.size(); row++) {
      List<String> choices = asked.get(row).question().choices();
      answers.put("answer_" + row, choices.isEmpty() ? finished.brief() : choices.getFirst());
    }
    return answers;
  }

  private static Map<String, String> review(Said said) {
    return Map.of("stars", Integer.toString(said.stars()), "text", said.text());
  }

  /** Those who are signed in, from when they first do something. */
  private final class People implements AutoCloseable {

    private final HttpClient cashier = HttpClient.newHttpClient();
    private final Map<String, DemoVisitor> visitors = new HashMap<>();
    private final URI site;

    People(URI site) {
      this.site = site;
    }

    DemoVisitor get(String email) throws IOException, InterruptedException {
      DemoVisitor visitor = visitors.get(email);
      if (visitor == null) {
        visitor = DemoVisitor.signedIn(site, email, catalogue.password());
        visitors.put(email, visitor);
      }
      return visitor;
    }

    @Override
    public void close() {
      visitors.values().forEach(DemoVisitor::close);
      cashier.close();
    }
  }
}
