package tw.jiean.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import tw.jiean.demo.cover.Scene;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.catalog.Question;
import tw.jiean.marketplace.catalog.QuestionKind;
import tw.jiean.marketplace.payment.PaymentMethod;

/** What the demo shows, as {@code demo/catalogue.yml} has it. */
record DemoCatalogue(
    String password,
    Person operator,
    Person buyer,
    List<Seller> sellers,
    List<Shelf> categories,
    List<Service> listings,
    List<Purchase> orders,
    List<Person> reviewers,
    List<Finished> finished) {

  private static final String FILE = "demo/catalogue.yml";

  /** Reads the file. */
  static DemoCatalogue read() {
    MutablePropertySources sources = new MutablePropertySources();
    try {
      new YamlPropertySourceLoader()
          .load(FILE, new ClassPathResource(FILE))
          .forEach(sources::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
    return new Binder(ConfigurationPropertySources.from(sources))
        .bind("", Bindable.of(DemoCatalogue.class))
        .get();
  }

  /** Somebody with an account. */
  record Person(String email, String name) {}

  /** Somebody with an account and services; the key is what services name. */
  record Seller(String key, String email, String name) {}

  /** A category. */
  record Shelf(String slug, String name, String englishName) {}

  /** A listing; its seller and categories by key and slug. */
  record Service(
      String seller,
      List<String> categories,
      Scene scene,
      String title,
      String description,
      Offer standard,
      Offer premium,
      @Nullable List<Asked> questions) {

    List<Asked> asked() {
      return questions == null ? List.of() : questions;
    }
  }

  /** A plan, at whole New Taiwan dollars. */
  record Offer(
      String title, String description, long price, @Nullable Integer days, int revisions) {}

  /** What a seller asks before the work begins. */
  record Asked(QuestionKind kind, String label, @Nullable List<String> choices, boolean mandatory) {

    Question question() {
      return new Question(kind, label, choices == null ? List.of() : choices, mandatory);
    }
  }

  /** An order of the buyer's, the service by seller and title. */
  record Purchase(
      String key, String seller, String title, PlanKind plan, String method, Outcome outcome) {

    PaymentMethod paymentMethod() {
      return PaymentMethod.ofCode(method).orElseThrow();
    }
  }

  /**
   * An order that went well or not so well, and what its parties say of it.
   *
   * @param buyer the address of a reviewer
   * @param brief what the buyer needs, also for questions that take any text
   * @param note with the delivery
   * @param reply what the seller says of the buyer
   */
  record Finished(
      String key,
      String buyer,
      String seller,
      String title,
      PlanKind plan,
      String brief,
      String note,
      Said said,
      Said reply) {

    Purchase purchase() {
      return new Purchase(key, seller, title, plan, "credit_card", Outcome.PAID);
    }
  }

  /** A review. */
  record Said(int stars, String text) {}

  /** The service that an order is of. */
  Service service(Finished order) {
    return listings.stream()
        .filter(service -> service.title().equals(order.title()))
        .findFirst()
        .orElseThrow();
  }

  /** The address of the seller of that key. */
  String sellerEmail(String key) {
    return sellers.stream()
        .filter(seller -> seller.key().equals(key))
        .map(Seller::email)
        .findFirst()
        .orElseThrow();
  }

  /** How far an order's payment goes. */
  enum Outcome {
    /** The money is there. */
    PAID,
    /** The buyer has an account or code to pay with. */
    ISSUED,
    /** The card was declined. */
    FAILED
  }
}
