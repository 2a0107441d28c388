package tw.jiean.marketplace.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.HostileTexts;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Photos;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.job.Job;
import tw.jiean.marketplace.order.Checkout;
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.order.PurchaseChoice;
import tw.jiean.marketplace.order.RequestId;
import tw.jiean.marketplace.payment.PaymentMethod;

/**
 * S14, S28, S29: what people write is text and nothing else, wherever it comes out. Each field of a
 * whole order's life gets another hostile text, through its form; the full number of rounds puts
 * each of five hundred into each field. Pages and mails must be made of nothing but what harmless
 * words make them of.
 */
@MarketplaceTest
@ExtendWith(Proof.class)
class HostileTextIT {

  private static final int FULL = 500;
  private static final int LEAST = 3;

  /** Of links to further pages, and a table without rows. */
  private static final Set<String> NOT_ALWAYS = Set.of("a rel", "td colspan");

  private static final List<String> ADMIN_LISTS =
      List.of("users", "listings", "categories", "orders", "disputes", "dispute-pieces", "audit");

  @Autowired private MockMvcTester mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private Photos photos;
  @Autowired private Orders orders;
  @Autowired private EcpayConfig ecpay;
  @Autowired private List<Job> jobs;

  /** Each build begins elsewhere. */
  private final List<String> texts = shuffled();

  private final Set<String> harmless = new HashSet<>(NOT_ALWAYS);
  private final Set<String> used = new HashSet<>();
  private int next;

  @Test
  void whatIsWrittenIsShownAsItIsWritten() {
    assertThat(texts).hasSizeGreaterThanOrEqualTo(FULL);
    new World(() -> "說明").outputs().values().forEach(page -> harmless.addAll(Markup.of(page)));
    SoftAssertions all = new SoftAssertions();
    for (int round = 0; round < Proof.scale(FULL, LEAST); round++) {
      World world = new World(this::hostile);
      world.outputs().forEach((name, page) -> compare(all, name, page));
    }
    all.assertAll();
    assertThat(used).hasSizeGreaterThanOrEqualTo(60);
  }

  private static List<String> shuffled() {
    List<String> texts = new ArrayList<>(HostileTexts.all());
    Collections.shuffle(texts, Proof.random());
    return texts;
  }

  private String hostile() {
    String text = texts.get(next++ % texts.size());
    used.add(text);
    return text;
  }

  private void compare(SoftAssertions all, String name, String page) {
    Set<String> strange = new HashSet<>(Markup.of(page));
    strange.removeAll(harmless);
    all.assertThat(strange).as("what only hostile text brings into %s", name).isEmpty();
    all.assertThat(page).as(name).doesNotContain(HostileTexts.EVALUATED, "??");
  }

  /** An order from its listing to the reviews, written with what it is given. */
  private final class World {

    private final Supplier<String> words;
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final SignedInAccount seller;
    private final SignedInAccount buyer;
    private final SignedInAccount operator;
    private final String listing;
    private final String order;
    private final String dispute;

    World(Supplier<String> words) {
      this.words = words;
      var people = new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc);
      seller = named(people.member("賣家"));
      buyer = named(people.member("買家"));
      operator = people.operator();
      Listing published = publish();
      listing = Long.toString(published.id().value());
      var opened =
          (Checkout.Opened)
              orders.place(
                  buyer.id(),
                  new PurchaseChoice(published.id(), PlanKind.STANDARD, PaymentMethod.CREDIT_CARD),
                  RequestId.random());
      people.paid(opened.payment().merchantTradeNo(), 1_200, "Credit_CreditCard");
      order = "/orders/" + opened.order().number() + "/";
      work();
      dispute =
          "/admin/disputes/"
              + jdbc.sql("select max(id) from dispute").query(Long.class).single()
              + "/";
      operatorSays(dispute + "do/rule/", Map.of("to_buyer", "720", "to_seller", "480"));
      for (SignedInAccount party : List.of(buyer, seller)) {
        post(party, order + "review/", Map.of("stars", "4", "text", word(900)));
      }
    }

    private String word(int longest) {
      String text = words.get();
      return text.substring(0, Math.min(longest, text.length()));
    }

    /**
     * A name of control characters is refused, and shown with the refusal. So is one that is
     * missing, in each world: by it harmless words know the page of a refusal, too.
     */
    private SignedInAccount named(SignedInAccount member) {
      refused.put("a missing name", renamed(member, ""));
      refused.put("a refused name", renamed(member, word(40)));
      return SignedInAccount.of(accounts.find(member.id()).orElseThrow());
    }

    private String renamed(SignedInAccount member, String name) {
      return body(posted(member, "/account/", Map.of("displayName", name, "bio", word(1_000))));
    }

    private Listing publish() {
      String slug = "x" + UUID.randomUUID().toString().substring(0, 12);
      operatorSays(
          "/admin/categories/do/create/",
          Map.of("slug", slug, "name", "類別" + slug, "english_name", "Class " + slug));
      var category =
          categories.all().stream().filter(c -> c.slug().equals(slug)).findFirst().orElseThrow();
      Map<String, String> form = new LinkedHashMap<>();
      form.put("title", word(100));
      form.put("description", word(5_000));
      form.put("categories", Long.toString(category.id().value()));
      form.put("standard.title", word(60));
      form.put("standard.description", word(1_000));
      form.put("standard.price", "1200");
      form.put("standard.deliveryDays", "7");
      form.put("standard.revisions", "3");
      form.put("photos[0].id", photos.add(new BufferedImage(16, 10, 1)).value());
      form.put("photos[0].text", word(120));
      form.put("questions[0].kind", "long_text");
      form.put("questions[0].label", word(200));
      form.put("questions[0].mandatory", "true");
      form.put("questions[1].kind", "choice");
      form.put("questions[1].label", word(200));
      form.put("questions[1].choices", word(80).replaceAll("\\R", " ") + "\n甲\n乙");
      form.put("preview", "true");
      refused.put("the preview", body(posted(seller, "/studio/listings/new/", form)));
      form.remove("preview");
      post(seller, "/studio/listings/new/", form);
      return listings.ofSeller(seller.id()).getFirst();
    }

    private void work() {
      post(buyer, order + "requirements/", Map.of("answer_0", "x " + word(900), "answer_1", "甲"));
      say(buyer, word(900));
      say(seller, word(900));
      post(
          seller,
          order + "extension/",
          Map.of("extension_days", "3", "extension_reason", "x " + word(900)));
      post(buyer, order + "extension/answer/", Map.of("answer", "no"));
      post(
          buyer,
          order + "cancel-request/",
          Map.of("cancel_amount", "100", "part_reason", "x " + word(900)));
      post(seller, order + "cancel-request/answer/", Map.of("answer", "no"));
      post(seller, order + "deliver/", Map.of("number", "1", "note", "x " + word(900)));
      post(buyer, order + "revision/", Map.of("number", "1", "revision_text", "x " + word(900)));
      post(seller, order + "deliver/", Map.of("number", "2", "note", "x " + word(900)));
      post(buyer, order + "dispute/", Map.of("dispute_reason", "x " + word(900)));
    }

    private void say(SignedInAccount sender, String text) {
      String name = word(80).replace('/', '_') + ".txt";
      assertThat(
              mvc.post()
                  .uri(order + "messages/")
                  .multipart()
                  .file(new MockMultipartFile("files", name, "text/html", "字".getBytes(UTF_8)))
                  .param("text", text)
                  .param("request_id", UUID.randomUUID().toString())
                  .with(user(sender))
                  .with(csrf()))
          .as("%s with %s", text, name)
          .hasStatus3xxRedirection();
    }

    private void operatorSays(String command, Map<String, String> inputs) {
      Map<String, String> form = new LinkedHashMap<>(inputs);
      // Long enough even where the word is a single character.
      form.put("reason", "對方的原因 " + word(400));
      post(operator, command, form);
    }

    private void post(SignedInAccount who, String path, Map<String, String> form) {
      assertThat(posted(who, path, form)).as("%s with %s", path, form).hasStatus3xxRedirection();
    }

    private MvcTestResult posted(SignedInAccount who, String path, Map<String, String> form) {
      var request = mvc.post().uri(path).with(JustSignedIn.as(who)).with(csrf());
      form.forEach(request::param);
      return request.exchange();
    }

    /** Everything that shows what was written, by what it is. */
    Map<String, String> outputs() {
      tellEverybody();
      Map<String, String> outputs = new LinkedHashMap<>(refused);
      for (String path :
          List.of(
              "/",
              "/services/" + listing + "/",
              "/sellers/" + seller.id().value() + "/",
              "/sellers/" + buyer.id().value() + "/")) {
        outputs.put(path.replaceAll("\\d+", "n"), get(operator, path));
      }
      outputs.put("choice", get(buyer, "/order/" + listing + "/"));
      outputs.put("listing form", get(seller, "/studio/listings/" + listing + "/"));
      for (String path :
          List.of("/studio/", "/studio/income/", "/orders/?as=seller", "/account/", "/notices/")) {
        outputs.put("seller's " + path, get(seller, path));
      }
      for (String path : List.of("", "messages/", "messages/live/", "review/")) {
        outputs.put("buyer's order " + path, get(buyer, order + path));
        outputs.put("seller's order " + path, get(seller, order + path));
      }
      outputs.put("staff's order", get(operator, order));
      for (String list : ADMIN_LISTS) {
        outputs.put(list, get(operator, "/admin/" + list + "/"));
      }
      outputs.put("dispute", get(operator, dispute));
      outputs.put("user", get(operator, "/admin/users/" + seller.id().value() + "/"));
      outputs.put("listing", get(operator, "/admin/listings/" + listing + "/"));
      outputs.put("search", getWith("/", "q", word(90)));
      outputs.put("staff's search", getWith("/admin/users/", "q", word(90)));
      mails().forEach(outputs::put);
      return outputs;
    }

    /** Also of what other tests did before: one run of the job leaves some of very much. */
    private void tellEverybody() {
      Job mail = jobs.stream().filter(job -> job.name().equals("mail")).findAny().orElseThrow();
      do {
        mail.work().run();
      } while (jdbc.sql("select exists (select from mail_event)").query(Boolean.class).single());
    }

    private String get(SignedInAccount reader, String path) {
      MvcTestResult answer = mvc.get().uri(path).with(user(reader)).exchange();
      assertThat(answer).as(path).hasStatusOk();
      return body(answer);
    }

    private String getWith(String path, String name, String value) {
      return body(mvc.get().uri(path).param(name, value).with(user(operator)).exchange());
    }

    /** By kind and language; a subject is one line, and what is plain has no markup of ours. */
    private Map<String, String> mails() {
      Map<String, String> mails = new LinkedHashMap<>();
      jdbc.sql(
              """
              select kind, subject, html_body from mail where recipient in (:addresses)
              """)
          .param("addresses", List.of(buyer.email(), seller.email()))
          .query(row -> {
            assertThat(row.getString("subject")).doesNotContainPattern("\\p{Cc}");
            mails.merge(
                "mails " + row.getString("kind"), row.getString("html_body"), String::concat);
          });
      assertThat(mails).hasSizeGreaterThan(3);
      return mails;
    }
  }

  private static String body(MvcTestResult answer) {
    assertThat(answer.getResponse().getStatus()).isLessThan(500);
    return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
  }
}
