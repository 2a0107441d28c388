package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.NewAccount;
import tw.jiean.marketplace.account.SignUpResult;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.CategoryId;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.catalog.Question;
import tw.jiean.marketplace.catalog.QuestionKind;
import tw.jiean.marketplace.money.Money;

/**
 * S14 in a browser: pages full of hostile texts run no script, load nothing of other sites, open no
 * window, and give the content security policy nothing to block.
 */
@BrowserTest(apart = true)
class HostilePagesIT {

  /** The marketplace's own tests know what they are. */
  private static final Path TEXTS = Path.of("../marketplace/src/test/resources/hostile-texts.txt");

  private static final int SERVICES = 17;

  /** In what a browser says of something that it has blocked. */
  private static final String POLICY = "Content Security Policy";

  private final List<String> texts = read();
  private final Deque<String> left = new ArrayDeque<>(texts);
  private final List<String> done = new ArrayList<>();

  @Test
  void nothingThatPeopleWroteHappens(Visitor buyer, Visitor operator, DemoServer demo) {
    assertThat(texts).hasSizeGreaterThanOrEqualTo(60);
    List<ListingId> services = new ArrayList<>();
    CategoryId category = demo.bean(Categories.class).create("hostile", "類別", "Class");
    for (int i = 0; i < SERVICES; i++) {
      services.add(publish(demo, category));
    }
    assertThat(left).as("each text stands somewhere").isEmpty();
    watch(buyer);
    watch(operator);

    buyer.signUp().open("/");
    assertThat(buyer.services()).not().hasCount(0);
    for (ListingId service : services) {
      buyer.open("/services/" + service.value() + "/");
      assertThat(buyer.heading()).isVisible();
    }
    buyer.open("/order/" + services.getLast().value() + "/");
    buyer.page().selectOption("#payment_method", "credit_card");
    buyer.page().locator("#nextButton").click();
    new Cashier(buyer).arrived().payByCard();
    buyer.arrivesAt("/order/successful/");
    String order = "/orders/" + buyer.orderNumber() + "/";
    buyer.open(order).page().fill("#answer_0", all(5_000));
    buyer.button("送出需求").click();
    buyer.page().fill("#message_text", all(5_000));
    buyer.main().locator("form[action*='/messages/'] button").last().click();
    assertThat(buyer.main().locator("#messages")).containsText("onerror");
    buyer.open(order);
    buyer.main().locator("details:has(#dispute_reason) summary").click();
    buyer.page().fill("#dispute_reason", all(5_000));
    buyer.button("請客服處理").click();
    assertThat(buyer.main()).hasAttribute("data-order-status", "disputed");

    operator.signIn(Visitor.OPERATOR);
    for (String page :
        List.of(order, "/admin/users/", "/admin/listings/", "/admin/orders/", "/admin/disputes/")) {
      operator.open(page);
      assertThat(operator.heading()).isVisible();
    }
    operator.main().locator("tbody th a").first().click();
    assertThat(operator.heading()).isVisible();

    assertThat(done).isEmpty();
    plant(buyer);
    assertThat(done).as("what got into a page after all is noticed").isNotEmpty();
  }

  private static void plant(Visitor visitor) {
    visitor
        .page()
        .waitForConsoleMessage(
            new Page.WaitForConsoleMessageOptions()
                .setPredicate(message -> message.text().contains(POLICY)),
            () ->
                visitor
                    .page()
                    .evaluate(
                        "document.body.insertAdjacentHTML('beforeend', '<b onclick=alert(1)>')"));
  }

  /** Whatever a text could do is kept. */
  private void watch(Visitor visitor) {
    BrowserContext context = visitor.page().context();
    context.onDialog(dialog -> {
      done.add("script: " + dialog.message());
      dialog.dismiss();
    });
    context.onConsoleMessage(message -> {
      if (message.text().contains(POLICY)) {
        done.add("report: " + message.text());
      }
    });
    Set<String> ours =
        Set.of(visitor.server().page("").toString(), visitor.server().cashier("").toString());
    context.onRequest(request -> {
      if (ours.stream().noneMatch(request.url()::startsWith)) {
        done.add("request: " + request.url());
      }
    });
    visitor.page().onPopup(window -> done.add("window: " + window.url()));
  }

  private ListingId publish(DemoServer demo, CategoryId category) {
    return demo.bean(Listings.class)
        .publish(
            seller(demo),
            new ListingDraft(
                text(100),
                text(5_000),
                Set.of(category),
                new Plan(PlanKind.STANDARD, text(60), text(1_000), Money.of(450), 3, 2),
                new Plan(PlanKind.PREMIUM, text(60), text(1_000), Money.of(900), 3, 2),
                List.of(),
                List.of(
                    new Question(QuestionKind.LONG_TEXT, text(200), List.of(), true),
                    new Question(
                        QuestionKind.CHOICE, text(200), List.of("x" + text(79), "乙"), false))));
  }

  private AccountId seller(DemoServer demo) {
    var answer =
        demo.bean(Accounts.class)
            .createForDemo(
                new NewAccount(
                    UUID.randomUUID() + "@example.com",
                    text(40).replaceAll("\\p{C}", "?"),
                    Visitor.PASSWORD));
    return switch (answer) {
      case SignUpResult.SignedUp(AccountId id) -> id;
      case SignUpResult.Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  /** The next one; all again when they are used up. */
  private String text(int longest) {
    String text = left.isEmpty() ? texts.getFirst() : left.pop();
    return text.substring(0, Math.min(longest, text.length()));
  }

  /** As many as fit, one below the other. */
  private String all(int longest) {
    StringBuilder all = new StringBuilder();
    texts.stream()
        .takeWhile(text -> all.length() + text.length() < longest)
        .forEach(text -> all.append(text).append('\n'));
    return all.toString();
  }

  private static List<String> read() {
    try (Stream<String> lines = Files.lines(TEXTS)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line -> line.replace('␉', '\t').replaceAll("[␊␍␀␛␤]", " "))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
