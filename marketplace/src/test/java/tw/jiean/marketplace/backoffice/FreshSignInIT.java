package tw.jiean.marketplace.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.web.Visitor;

/**
 * S22: what moves money or changes who may come in is done by somebody who has shown lately who it
 * is, and nothing that was typed meanwhile gets lost.
 */
@MarketplaceTest
class FreshSignInIT {

  private static final String AGAIN = "/account/again/";
  private static final String REASON = "客訴查證屬實 <b>&";
  private static final Duration TOO_LONG = Duration.ofMinutes(10).plusSeconds(1);

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private SettableClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private List<AdminCommand> commands;
  @Autowired private MockMvcTester mvc;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private Orders orders;
  @Autowired private EcpayConfig ecpay;

  private SignedInAccount operator;
  private SignedInAccount member;
  private Visitor visitor;

  @BeforeEach
  void comeIn() {
    operator = AccountFixtures.operator(accounts);
    member = AccountFixtures.member(accounts);
    visitor = new Visitor(port);
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);
  }

  private String suspend() {
    return "/admin/users/" + member.id() + "/do/suspend/";
  }

  private static HttpResponse<String> post(
      Visitor who, String tokenOf, String path, Map<String, String> fields) {
    Map<String, String> form = new LinkedHashMap<>(fields);
    form.put("_csrf", Visitor.token(who.get(tokenOf)));
    return who.post(path, form);
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) {
    return post(visitor, "/admin/", path, fields);
  }

  private HttpResponse<String> prove(String password) {
    return post(visitor, AGAIN, AGAIN, Map.of("currentPassword", password));
  }

  private boolean suspended() {
    return jdbc.sql("select suspended_at is not null from account where id = ?")
        .param(member.id().value())
        .query(Boolean.class)
        .single();
  }

  /** How the audit log tells of the operator's commands of that name. */
  private List<String> audited(String command) {
    return jdbc.sql(
            """
            select coalesce(refusal, 'done') from audit_entry where actor = ? and command = ? order by id
            """)
        .param(operator.email())
        .param(command)
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void theseCommandsAskForIt() {
    assertThat(commands.stream().filter(AdminCommand::afterFreshSignIn))
        .extracting(command -> command.list() + " " + command.name())
        .containsExactlyInAnyOrder(
            "payments refund",
            "payments received",
            "payments revive",
            "refunds withdraw",
            "refunds payee",
            "refunds transferred",
            "refunds by-hand",
            "refunds made",
            "refunds not-made",
            "refunds retry",
            "refunds transfer-instead",
            "disputes rule",
            "disputes confirm",
            "disputes dismiss",
            "users suspend",
            "users reinstate",
            "users remove-second-factor");
  }

  @Test
  void noCommandThatAsksIsDoneByAStaleSignInAndEachIsTakenUpByAFreshOne() {
    Map<String, String> keys = objects();
    List<AdminCommand> asking = commands.stream().filter(AdminCommand::afterFreshSignIn).toList();
    clock.tick(TOO_LONG);
    SoftAssertions all = new SoftAssertions();
    Map<String, String> everything =
        Map.of("reason", REASON, "amount", "100", "to_buyer", "600", "to_seller", "600");

    for (AdminCommand command : asking) {
      String path = path(command, keys);
      // A command that is not offered now leads back to its object.
      all.assertThat(Visitor.location(visitor.get(path))).as(path).isIn(AGAIN, page(command, keys));
      HttpResponse<String> late = post(path, everything);
      all.assertThat(late.statusCode()).as(path).isEqualTo(302);
      all.assertThat(Visitor.location(late)).as(path).isEqualTo(AGAIN);
      all.assertThat(audited(command.name())).as(path).isEmpty();
    }
    all.assertThat(suspended()).isFalse();

    all.assertThat(prove(AccountFixtures.PASSWORD).statusCode()).isEqualTo(302);
    for (AdminCommand command : asking) {
      String path = path(command, keys);
      all.assertThat(Visitor.location(post(path, withInputs(command, everything))))
          .as(path)
          .isNotEqualTo(AGAIN);
      all.assertThat(audited(command.name())).as(path).hasSize(1);
    }
    for (String possible : List.of("refund", "rule", "suspend", "reinstate")) {
      all.assertThat(audited(possible)).as(possible).containsExactly("done");
    }
    all.assertAll();
  }

  private static Map<String, String> withInputs(AdminCommand command, Map<String, String> known) {
    Map<String, String> form = new LinkedHashMap<>(known);
    command.inputs().forEach(input -> form.putIfAbsent(input.name(), "1"));
    return form;
  }

  private static String page(AdminCommand command, Map<String, String> keys) {
    return "/admin/" + command.list() + "/" + keys.get(command.list()) + "/";
  }

  private static String path(AdminCommand command, Map<String, String> keys) {
    return page(command, keys) + "do/" + command.name() + "/";
  }

  /** One object of each kind: an order that is paid and disputed, a payment, a refund, a member. */
  private Map<String, String> objects() {
    OrderFixtures fixtures = new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc);
    Sale disputed = fixtures.funded();
    assertThat(
            mvc.post()
                .uri(disputed.page() + "dispute/")
                .param("dispute_reason", "與說好的不同")
                .with(user(disputed.buyer()))
                .with(csrf()))
        .hasStatus3xxRedirection();
    String refunded = payment(fixtures.funded());
    Visitor colleague = new Visitor(port);
    colleague.signIn(AccountFixtures.operator(accounts).email(), AccountFixtures.PASSWORD);
    assertThat(
            post(
                    colleague,
                    "/admin/",
                    "/admin/payments/" + refunded + "/do/refund/",
                    Map.of(
                        "reason",
                        "買家要求退款",
                        "amount",
                        "100",
                        "request_id",
                        UUID.randomUUID().toString().replace("-", "")))
                .statusCode())
        .isEqualTo(303);
    return Map.of(
        "users",
        member.id().toString(),
        "payments",
        payment(fixtures.funded()),
        "refunds",
        newest("refund", "attempt_id = " + refunded),
        "disputes",
        newest("dispute", "order_no = '" + disputed.order().number() + "'"));
  }

  private String payment(Sale sale) {
    return newest("payment_attempt", "merchant_trade_no = '" + sale.tradeNo() + "'");
  }

  private String newest(String table, String condition) {
    return jdbc.sql("select max(id)::text from " + table + " where " + condition)
        .query(String.class)
        .single();
  }

  @Test
  void whatWasTypedTooLateComesBackAfterThePassword() {
    clock.tick(TOO_LONG);
    String request = UUID.randomUUID().toString().replace("-", "");

    HttpResponse<String> late = post(suspend(), Map.of("reason", REASON, "request_id", request));

    assertThat(Visitor.location(late)).isEqualTo(AGAIN);
    assertThat(visitor.get(AGAIN).body()).contains("為了安全，請再次輸入密碼", operator.email());
    HttpResponse<String> proved = prove(AccountFixtures.PASSWORD);
    assertThat(Visitor.location(proved)).isEqualTo(suspend());
    assertThat(suspended()).isFalse();
    assertThat(visitor.get(suspend()).body())
        .contains("您剛才填的內容都在", "客訴查證屬實 &lt;b&gt;&amp;", request);
    assertThat(visitor.get(suspend()).body()).doesNotContain("您剛才填的內容都在", "查證屬實");

    assertThat(post(suspend(), Map.of("reason", REASON)).statusCode()).isEqualTo(303);
    assertThat(suspended()).isTrue();
    assertThat(audited("suspend")).containsExactly("done");
    assertThat(audited("sign-in-again")).containsExactly("done");
  }

  @Test
  void whatWasTypedIsShownOnItsOwnPageOnly() {
    clock.tick(TOO_LONG);
    post(suspend(), Map.of("reason", REASON));
    prove(AccountFixtures.PASSWORD);

    SignedInAccount other = AccountFixtures.member(accounts);
    assertThat(visitor.get("/admin/users/" + other.id() + "/do/suspend/").body())
        .doesNotContain("查證屬實");
    assertThat(visitor.get(suspend()).body()).contains("查證屬實");
  }

  @Test
  void itIsFreshForTenMinutes() {
    clock.tick(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(visitor.get(suspend()).statusCode()).isEqualTo(200);

    clock.tick(Duration.ofSeconds(2));
    assertThat(Visitor.location(visitor.get(suspend()))).isEqualTo(AGAIN);

    prove(AccountFixtures.PASSWORD);
    clock.tick(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(visitor.get(suspend()).statusCode()).isEqualTo(200);
  }

  @Test
  void otherCommandsAndPagesDoNotAsk() {
    clock.tick(TOO_LONG);

    assertThat(visitor.get("/admin/users/").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/admin/categories/do/create/").statusCode()).isEqualTo(200);
  }

  @Test
  void theSessionGetsAnotherIdAndAnotherToken() {
    String token = Visitor.token(visitor.get(AGAIN));
    String before = visitor.session().orElseThrow();
    clock.tick(TOO_LONG);

    prove(AccountFixtures.PASSWORD);

    String after = visitor.session().orElseThrow();
    assertThat(after).isNotEqualTo(before);
    assertThat(visitor.post(suspend(), Map.of("reason", REASON, "_csrf", token)).statusCode())
        .isEqualTo(403);
    assertThat(suspended()).isFalse();
    assertThat(visitor.get("/admin/").statusCode()).isEqualTo(200);
  }

  @Test
  void aWrongPasswordChangesNothingAndIsOnRecord() {
    clock.tick(TOO_LONG);
    visitor.get(suspend());

    HttpResponse<String> wrong = prove("not it");

    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("目前的密碼不正確");
    assertThat(Visitor.location(visitor.get(suspend()))).isEqualTo(AGAIN);
    assertThat(audited("sign-in-again")).containsExactly("account.problem.password-wrong");
    assertThat(
            jdbc.sql("select reason || object from audit_entry where actor = ?")
                .param(operator.email())
                .query(String.class)
                .single())
        .isEqualTo(suspend() + operator.id());
  }

  @Test
  void thePasswordIsNotGuessedThere() {
    clock.tick(TOO_LONG);
    for (int i = 0; i < 10; i++) {
      assertThat(prove("guess " + i).body()).contains("目前的密碼不正確");
    }

    HttpResponse<String> right = prove(AccountFixtures.PASSWORD);
    assertThat(right.statusCode()).isEqualTo(400);
    assertThat(right.body()).contains("密碼試錯太多次");
    assertThat(Visitor.location(visitor.get(suspend()))).isEqualTo(AGAIN);

    clock.tick(Duration.ofMinutes(3));
    assertThat(prove(AccountFixtures.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void aPasskeyThatIsNoneOpensNothing() {
    clock.tick(TOO_LONG);

    HttpResponse<String> answer =
        post(visitor, AGAIN, AGAIN + "passkey/", Map.of("credential", "{}"));

    assertThat(Visitor.location(answer)).isEqualTo(AGAIN);
    assertThat(visitor.get(AGAIN).body()).contains("沒有用通行金鑰完成確認");
    assertThat(Visitor.location(visitor.get(suspend()))).isEqualTo(AGAIN);
  }

  @Test
  void aMemberTakesAPasskeyAwayOnlyAfterThatAndComesBackToThem() {
    Visitor home = new Visitor(port);
    home.signIn(member.email(), AccountFixtures.PASSWORD);
    String remove = "/account/passkeys/" + "f".repeat(22) + "/remove/";
    assertThat(post(home, "/account/", remove, Map.of()).statusCode()).isEqualTo(404);
    clock.tick(TOO_LONG);

    assertThat(Visitor.location(post(home, "/account/", remove, Map.of()))).isEqualTo(AGAIN);
    HttpResponse<String> proved =
        post(home, AGAIN, AGAIN, Map.of("currentPassword", AccountFixtures.PASSWORD));
    assertThat(Visitor.location(proved)).isEqualTo("/account/passkeys/");
    assertThat(post(home, "/account/", remove, Map.of()).statusCode()).isEqualTo(404);
    assertThat(
            jdbc.sql("select count(*) from audit_entry where actor = ?")
                .param(member.email())
                .query(Long.class)
                .single())
        .isZero();
  }
}
