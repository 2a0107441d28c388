package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.web.Visitor;

/** Suspension, the copy of one's own data, and the end of an account. */
@MarketplaceTest
class AccountEndIT {

  private static final String REASON = "多位買家檢舉詐騙，調查中";

  @LocalServerPort private int port;
  @Autowired private MockMvcTester mvc;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private JdbcClient jdbc;

  private SignedInAccount operator;
  private SignedInAccount seller;
  private ListingId listing;

  @BeforeEach
  void people() {
    operator = AccountFixtures.operator(accounts);
    seller = AccountFixtures.member(accounts);
    listing = publish(seller);
  }

  private ListingId publish(SignedInAccount who) {
    String name = "end-" + UUID.randomUUID().toString().substring(0, 8);
    return listings.publish(
        who.id(),
        new ListingDraft(
            "標誌設計",
            "說明",
            Set.of(categories.create(name, name, name)),
            new Plan(PlanKind.STANDARD, "基本版", "兩個提案", Money.of(1_200), 7),
            null,
            null));
  }

  private MvcTestResult command(SignedInAccount account, String command) {
    return mvc.post()
        .uri("/admin/users/{id}/do/{command}/", account.id().value(), command)
        .with(JustSignedIn.as(operator))
        .with(csrf())
        .param("reason", REASON)
        .exchange();
  }

  @Test
  void suspensionSignsOutHidesListingsAndTellsWhyAtSignIn() {
    Visitor visitor = new Visitor(port);
    visitor.signIn(seller.email(), AccountFixtures.PASSWORD);

    assertThat(command(seller, "suspend")).hasStatus(HttpStatus.SEE_OTHER);

    assertThat(visitor.get("/account/").statusCode()).isEqualTo(302);
    assertThat(listings.findPublished(listing)).isEmpty();
    visitor.signIn(seller.email(), AccountFixtures.PASSWORD);
    assertThat(visitor.get("/login/?error").body()).contains("已被停權", REASON);
    visitor.signIn(seller.email(), "a wrong guess");
    assertThat(visitor.get("/login/?error").body()).doesNotContain("停權", REASON);
    assertThat(
            jdbc.sql("select command || ' ' || reason from audit_entry where object = ?")
                .param(Long.toString(seller.id().value()))
                .query(String.class)
                .list())
        .containsExactly("suspend " + REASON);
  }

  @Test
  void reinstatementBringsBackWhatTheSuspensionHidAndNothingElse() {
    ListingId moderated = publish(seller);
    listings.hide(moderated, "盜用他人作品");
    command(seller, "suspend");

    assertThat(command(seller, "reinstate")).hasStatus(HttpStatus.SEE_OTHER);

    assertThat(listings.findPublished(listing)).isPresent();
    assertThat(listings.findPublished(moderated)).isEmpty();
    assertThat(Visitor.location(new Visitor(port).signIn(seller.email(), AccountFixtures.PASSWORD)))
        .isEqualTo("/");
  }

  @Test
  void nobodySuspendsHimself() {
    assertThat(command(operator, "suspend")).hasStatus(HttpStatus.CONFLICT);
    assertThat(accounts.find(operator.id())).isPresent();
  }

  @Test
  void theCopyOfMyDataNeedsMyPasswordAndHoldsWhatEveryModuleHas() throws IOException {
    assertThat(export("wrong")).hasStatus(HttpStatus.BAD_REQUEST).bodyText().contains("不正確");

    MvcTestResult result = export(AccountFixtures.PASSWORD);

    assertThat(result).hasStatusOk().hasContentType("application/zip");
    Map<String, String> files = unzip(result.getResponse().getContentAsByteArray());
    assertThat(files).containsKeys("account.json", "listings.json", "orders.json");
    assertThat(files.get("account.json")).contains(seller.email()).doesNotContain("bcrypt");
    assertThat(files.get("listings.json")).contains("標誌設計");
  }

  private MvcTestResult export(String password) {
    return mvc.post()
        .uri("/account/export/")
        .with(user(seller))
        .with(csrf())
        .param("currentPassword", password)
        .exchange();
  }

  private static Map<String, String> unzip(byte[] zip) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void closingErasesThePersonAndKeepsTheNumber() {
    Visitor visitor = new Visitor(port);
    visitor.signIn(seller.email(), AccountFixtures.PASSWORD);

    assertThat(close(seller, "wrong")).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(close(seller, AccountFixtures.PASSWORD))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl("/login/");

    assertThat(visitor.get("/account/").statusCode()).isEqualTo(302);
    assertThat(accounts.findByEmail(seller.email())).isEmpty();
    assertThat(accounts.find(seller.id()))
        .hasValueSatisfying(gone -> assertThat(gone.displayName()).isEqualTo("—"));
    assertThat(listings.findPublished(listing)).isEmpty();
    assertThat(
            jdbc.sql("select to_jsonb(a)::text from account a where id = ?")
                .param(seller.id().value())
                .query(String.class)
                .single())
        .doesNotContain(seller.email(), seller.displayName());
    assertThat(new Visitor(port).signIn(seller.email(), AccountFixtures.PASSWORD))
        .satisfies(answer -> assertThat(Visitor.location(answer)).isEqualTo("/login/?error"));
  }

  @Test
  void thePageAfterClosingSaysThatItIsDone() {
    Visitor visitor = new Visitor(port);
    visitor.signIn(seller.email(), AccountFixtures.PASSWORD);
    String token = Visitor.token(visitor.get("/account/close/"));

    visitor.post(
        "/account/close/", Map.of("_csrf", token, "currentPassword", AccountFixtures.PASSWORD));

    assertThat(visitor.get("/login/").body()).contains("帳號已經關閉");
  }

  @Test
  void anOpenOrderKeepsBothSidesAccountsOpen() {
    SignedInAccount buyer = AccountFixtures.member(accounts);
    assertThat(
            mvc.post()
                .uri("/order/create/")
                .with(user(buyer))
                .with(csrf())
                .param("service_id", Long.toString(listing.value()))
                .param("plan", "standard")
                .param("payment_method", "atm"))
        .hasStatusOk();

    for (SignedInAccount side : new SignedInAccount[] {buyer, seller}) {
      assertThat(close(side, AccountFixtures.PASSWORD))
          .hasStatus(HttpStatus.CONFLICT)
          .bodyText()
          .contains("還有未完成的訂單");
      assertThat(accounts.findByEmail(side.email())).isPresent();
    }
  }

  private MvcTestResult close(SignedInAccount who, String password) {
    return mvc.post()
        .uri("/account/close/")
        .with(user(who))
        .with(csrf())
        .param("currentPassword", password)
        .exchange();
  }
}
