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
    List<Purchase> orders) {

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
