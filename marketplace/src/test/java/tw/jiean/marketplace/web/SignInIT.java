package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;

@MarketplaceTest
class SignInIT {

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  private SignedInAccount member;
  private Visitor visitor;

  @BeforeEach
  void comeIn() {
    member = AccountFixtures.member(accounts);
    visitor = new Visitor(port);
  }

  @Test
  void leadsToTheStartPage() {
    HttpResponse<String> answer = visitor.signIn(member.email(), AccountFixtures.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(Visitor.location(answer)).isEqualTo("/");
    assertThat(visitor.get("/account/").body()).contains(member.email());
  }

  @Test
  void ignoresLetterCaseOfTheAddress() {
    HttpResponse<String> answer =
        visitor.signIn(
            " " + member.email().toUpperCase(java.util.Locale.ROOT), AccountFixtures.PASSWORD);

    assertThat(Visitor.location(answer)).isEqualTo("/");
  }

  @Test
  void leadsOperatorsToTheBackOffice() {
    SignedInAccount operator = AccountFixtures.operator(accounts);

    assertThat(Visitor.location(visitor.signIn(operator.email(), AccountFixtures.PASSWORD)))
        .isEqualTo("/admin/");
  }

  @Test
  void leadsBackToThePageThatAskedForItWithItsQuery() {
    HttpResponse<String> refused = visitor.get("/order/1/?plan=premium");

    assertThat(refused.statusCode()).isEqualTo(302);
    assertThat(Visitor.location(refused)).isEqualTo("/login/");
    assertThat(Visitor.location(visitor.signIn(member.email(), AccountFixtures.PASSWORD)))
        .isEqualTo("/order/1/?plan=premium");
  }

  @Test
  void ignoresWhatTheHostHeaderSays() {
    Visitor tricked = new Visitor(port);
    HttpResponse<String> refused = tricked.get("/orders/", "X-Forwarded-Host", "evil.example");

    assertThat(Visitor.location(refused)).isEqualTo("/login/");
  }

  @Test
  void failureKeepsTheAddressAndNamesNoReason() {
    HttpResponse<String> wrongPassword = visitor.signIn(member.email(), "not this one");
    String known = visitor.get(Visitor.location(wrongPassword)).body();
    HttpResponse<String> unknownAddress = visitor.signIn("nobody@example.com", "not this one");
    String unknown = visitor.get(Visitor.location(unknownAddress)).body();

    assertThat(Visitor.location(wrongPassword)).isEqualTo("/login/?error");
    assertThat(Visitor.location(unknownAddress)).isEqualTo("/login/?error");
    assertThat(known).contains("電子郵件或密碼不正確", "value=\"" + member.email() + "\"");
    assertThat(unknown).contains("電子郵件或密碼不正確", "value=\"nobody@example.com\"");
  }

  @Test
  void neverLetsAnOverlongOrEmptyPasswordIn() {
    assertThat(Visitor.location(visitor.signIn(member.email(), "x".repeat(1000))))
        .isEqualTo("/login/?error");
    assertThat(Visitor.location(visitor.signIn(member.email(), ""))).isEqualTo("/login/?error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000", "a\u0000@example.com", "' or 1=1 --", "\ud800"})
  void answersImpossibleAddressesLikeWrongOnes(String address) {
    assertThat(Visitor.location(visitor.signIn(address, AccountFixtures.PASSWORD)))
        .isEqualTo("/login/?error");
  }

  @Test
  void givesTheSessionANewId() {
    visitor.get("/login/");
    String before = visitor.session().orElseThrow();

    visitor.signIn(member.email(), AccountFixtures.PASSWORD);

    assertThat(visitor.session()).isPresent().get().isNotEqualTo(before);
    assertThat(new Visitor(port).get("/account/", "Cookie", "session=" + before).statusCode())
        .isEqualTo(302);
  }

  @Test
  void sessionCookieIsHttpOnlyAndLaxOnPlainHttp() {
    HttpResponse<String> page = visitor.get("/login/");

    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("session=")
        .contains("Path=/", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure", "Domain");
  }

  @Test
  void signOutEndsTheSession() {
    visitor.signIn(member.email(), AccountFixtures.PASSWORD);
    String session = visitor.session().orElseThrow();
    String token = Visitor.token(visitor.get("/account/"));

    HttpResponse<String> answer = visitor.post("/logout/", Map.of("_csrf", token));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(Visitor.location(answer)).isEqualTo("/");
    assertThat(new Visitor(port).get("/account/", "Cookie", "session=" + session).statusCode())
        .isEqualTo(302);
  }

  @Test
  void newPasswordSignsOutOtherBrowsersOnly() {
    Visitor other = new Visitor(port);
    other.signIn(member.email(), AccountFixtures.PASSWORD);
    visitor.signIn(member.email(), AccountFixtures.PASSWORD);
    String token = Visitor.token(visitor.get("/account/password/"));

    HttpResponse<String> changed =
        visitor.post(
            "/account/password/",
            Map.of(
                "_csrf",
                token,
                "currentPassword",
                AccountFixtures.PASSWORD,
                "password",
                "five white dogs"));

    assertThat(changed.statusCode()).isEqualTo(302);
    assertThat(visitor.get("/account/").statusCode()).isEqualTo(200);
    assertThat(other.get("/account/").statusCode()).isEqualTo(302);
    assertThat(Visitor.location(new Visitor(port).signIn(member.email(), "five white dogs")))
        .isEqualTo("/");
  }

  @Test
  void pagesForReadingStartNoSession() {
    visitor.get("/language/en/?to=/login/");

    assertThat(visitor.session()).isEmpty();
  }
}
