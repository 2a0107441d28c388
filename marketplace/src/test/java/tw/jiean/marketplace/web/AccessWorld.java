package tw.jiean.marketplace.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.attachment.AttachmentPlace;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.attachment.Upload;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.CategoryId;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.web.AccessPolicy.Person;

/**
 * Six people, one order between two of them, and what the names in the braces of an address stand
 * for: something that is there, and something of the same shape that is not.
 */
final class AccessWorld {

  private static final Pattern VARIABLE = Pattern.compile("(?:([a-z-]+)/)?\\{(\\w+)}");
  private static final Pattern ORDER = Pattern.compile("/orders/([A-Z2-7]{26})/");
  private static final Pattern TOKEN = Pattern.compile("/order/result/([^/\"?]+)/");

  private final int port;
  private final Map<Person, String> addresses = new HashMap<>();
  private final Map<Person, Visitor> browsers = new HashMap<>();
  private final Map<Person, String> tokens = new HashMap<>();
  private final Map<String, Thing> things = new HashMap<>();

  /**
   * What a name stands for.
   *
   * @param there an existing one
   * @param absent the same shape, but nothing is there; null when the name only chooses a part
   */
  private record Thing(String there, @Nullable String absent) {}

  AccessWorld(int port, Accounts accounts, Categories categories, Listings listings) {
    this.port = port;
    for (Person person : Person.values()) {
      if (person != Person.ANONYMOUS) {
        SignedInAccount account =
            person == Person.OPERATOR
                ? AccountFixtures.operator(accounts)
                : AccountFixtures.member(accounts);
        addresses.put(person, account.email());
      }
      comeIn(person);
    }
    String name = "access-" + UUID.randomUUID().toString().substring(0, 8);
    CategoryId category = categories.create(name, name, name);
    ListingId listing = publish(accounts, listings, Person.SELLER, category);
    ListingId foreign = publish(accounts, listings, Person.OTHER_SELLER, category);
    String order = buy(Person.BUYER, listing);
    buy(Person.OTHER_BUYER, foreign);

    String service = Long.toString(listing.value());
    String nothing = "987654321";
    things.put("{id}", new Thing(service, nothing));
    things.put("{serviceId}", new Thing(service, nothing));
    // Nobody's: a number of something else may by chance be that of somebody's notice.
    things.put("notices/{id}", new Thing("987654322", nothing));
    things.put("photos/{id}", new Thing("f".repeat(32), "0".repeat(32)));
    things.put("{name}", new Thing("card.webp", null));
    things.put("{tag}", new Thing("en", "tlh"));
    things.put("{orderNo}", new Thing(find(ORDER, order), "A".repeat(26)));
    things.put("{index}", new Thing("1", null));
    things.put("{token}", new Thing(find(TOKEN, order), "0".repeat(32)));
    things.put("{account}", new Thing("1", null));
    things.put("{topic}", new Thing("orders", null));
    things.put("{signature}", new Thing("0".repeat(32), "f".repeat(32)));
    things.put("admin/{list}", new Thing("users", "nothings"));
    String id = Long.toString(accounts.findByEmail(email(Person.BUYER)).orElseThrow().id().value());
    things.put("sellers/{id}", new Thing(id, nothing));
    things.put("{key}", new Thing(id, nothing));
    things.put("passkeys/{id}", new Thing("f".repeat(22), "0".repeat(22)));
    things.put("{secret}", new Thing("x".repeat(43), "y".repeat(43)));
    things.put("sessions/{key}", new Thing("f".repeat(32), "0".repeat(32)));
    things.put("{command}", new Thing("nothing", null));
  }

  /** The order's file, handed over by its buyer. */
  void hand(Attachments attachments, TransactionTemplate transaction, Accounts accounts) {
    String order = there("{orderNo}");
    var file = new MockMultipartFile("files", "brief.txt", "text/plain", "簡報".getBytes(UTF_8));
    var received = (Upload.Received) attachments.receive(order, List.of(file));
    AccountId buyer = accounts.findByEmail(email(Person.BUYER)).orElseThrow().id();
    var kept =
        transaction.execute(
            status -> attachments.keep(new AttachmentPlace(order, "brief"), buyer, received));
    things.put("files/{id}", new Thing(kept.getFirst().id().toString(), "1".repeat(32)));
  }

  private ListingId publish(
      Accounts accounts, Listings listings, Person seller, CategoryId category) {
    return listings.publish(
        accounts.findByEmail(email(seller)).orElseThrow().id(),
        new ListingDraft(
            "標誌設計",
            "說明",
            Set.of(category),
            new Plan(PlanKind.STANDARD, "基本版", "兩個提案", Money.of(1_200), 7),
            null,
            null));
  }

  private String buy(Person buyer, ListingId listing) {
    return browser(buyer)
        .post(
            "/order/create/",
            Map.of(
                "_csrf",
                token(buyer),
                "service_id",
                Long.toString(listing.value()),
                "plan",
                "standard",
                "payment_method",
                "barcode"))
        .body();
  }

  private static String find(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    if (!found.find()) {
      throw new AssertionError("No " + pattern + " in " + page);
    }
    return found.group(1);
  }

  private String email(Person person) {
    return addresses.getOrDefault(person, "");
  }

  /** A new browser, signed in unless it is nobody's. */
  void comeIn(Person person) {
    Visitor visitor = new Visitor(port);
    if (person == Person.ANONYMOUS) {
      tokens.put(person, Visitor.token(visitor.get("/login/")));
    } else {
      visitor.signIn(email(person), AccountFixtures.PASSWORD);
      tokens.put(person, Visitor.token(visitor.get("/account/")));
    }
    browsers.put(person, visitor);
  }

  Visitor browser(Person person) {
    Visitor browser = browsers.get(person);
    if (browser == null) {
      throw new IllegalStateException("Nobody has come as " + person);
    }
    return browser;
  }

  /** What this browser's forms carry. */
  String token(Person person) {
    return tokens.getOrDefault(person, "");
  }

  /** The address of something that is there. */
  String there(String pattern) {
    return fill(pattern, false);
  }

  /** The same shape of address, where nothing is. */
  String absent(String pattern) {
    return fill(pattern, true);
  }

  private String fill(String pattern, boolean absent) {
    return VARIABLE
        .matcher(pattern)
        .replaceAll(found -> {
          String name = "{" + found.group(2) + "}";
          String before = found.group(1) == null ? "" : found.group(1) + "/";
          Thing thing = things.getOrDefault(before + name, things.get(name));
          if (thing == null) {
            throw new AssertionError("AccessWorld knows nothing for " + name + " of " + pattern);
          }
          boolean gone = absent && thing.absent() != null;
          return Matcher.quoteReplacement(before + (gone ? thing.absent() : thing.there()));
        });
  }
}
