package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;

/** Rules that hold for every page, asked of the pages that the application really has. */
@MarketplaceTest
class AccessIT {

  private static final Set<String> WITHOUT_TOKEN =
      Set.of("/order/return", "/order/payment-info", "/order/result");

  /** Its address is signed, and mailboxes post it for their owners. */
  private static final String UNSUBSCRIBE = "/notices/off/1/1/0123456789abcdef0123456789abcdef";

  private static final List<String> SAMPLES =
      List.of("1", "A".repeat(26), "0123456789abcdef0123456789abcdef", "a".repeat(43), "card.webp");

  @LocalServerPort private int port;
  @Autowired private Routes routes;
  @Autowired private MockMvcTester mvc;
  @Autowired private Accounts accounts;

  @Test
  void everyPageHasARule() {
    SoftAssertions all = new SoftAssertions();
    for (Routes.Route route : pages().toList()) {
      MockHttpServletRequest request = new MockHttpServletRequest("GET", example(route));
      long rules =
          Stream.of(
                  AccessRules.ECPAY,
                  AccessRules.EVERYBODY,
                  AccessRules.SIGNED_IN,
                  AccessRules.OPERATORS)
              .filter(rule -> rule.matches(request))
              .count();
      all.assertThat(rules).as("rules for %s", route.pattern()).isPositive();
    }
    all.assertAll();
  }

  @Test
  void everyPostNeedsATokenExceptThoseThatAreSigned() {
    Set<String> without = new TreeSet<>();
    SignedInAccount operator = AccountFixtures.operator(accounts);
    pages()
        .filter(route -> route.methods().isEmpty() || route.methods().contains(RequestMethod.POST))
        .map(AccessIT::example)
        .forEach(path -> {
          var result = mvc.post().uri(path).with(user(operator)).exchange();
          if (result.getResponse().getStatus() != HttpStatus.FORBIDDEN.value()) {
            without.add(path.replaceAll("/$", ""));
          }
        });
    assertThat(without.remove(UNSUBSCRIBE)).isTrue();
    assertThat(without).isEqualTo(new TreeSet<>(WITHOUT_TOKEN));
  }

  @Test
  void ecpaysPathsStartNoSessionAndReadNoCookie() {
    Visitor someone = new Visitor(port);
    someone.signIn(AccountFixtures.member(accounts).email(), AccountFixtures.PASSWORD);
    String session = someone.session().orElseThrow();
    for (String path : WITHOUT_TOKEN) {
      for (String slash : List.of("", "/")) {
        var answer =
            new Visitor(port)
                .post(path + slash, Map.of("RtnCode", "1"), "Cookie", "session=" + session);
        assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
        assertThat(answer.statusCode()).as(path).isNotIn(302, 308, 403, 404, 500);
      }
    }
  }

  @Test
  void signedInPagesSendVisitorsToTheSignInPage() {
    SoftAssertions all = new SoftAssertions();
    pages()
        .filter(route -> route.allows("GET"))
        .map(AccessIT::example)
        .filter(AccessIT::asksForSignIn)
        .forEach(path ->
            all.assertThat(mvc.get().uri(path).exchange().getResponse().getRedirectedUrl())
                .as(path)
                .isEqualTo("/login/"));
    all.assertAll();
  }

  @Test
  void backOfficeIsNotThereForMembers() {
    SignedInAccount member = AccountFixtures.member(accounts);

    assertThat(mvc.get().uri("/admin/").with(user(member))).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.post().uri("/admin/").with(user(member)).with(csrf()))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri("/admin/anything/at/all/").with(user(member)))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void pagesThatAreNotThereAre404ForEverybody() {
    assertThat(mvc.get().uri("/nothing/here/")).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri("/actuator/health")).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri("/nothing/").with(user(AccountFixtures.operator(accounts))))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void everyAnswerCarriesTheHeadersThatKeepBrowsersSafe() {
    SignedInAccount operator = AccountFixtures.operator(accounts);
    SoftAssertions all = new SoftAssertions();
    for (String path : pages().map(AccessIT::example).toList()) {
      carriesThem(all, path, mvc.get().uri(path).with(user(operator)));
    }
    for (String path : WITHOUT_TOKEN) {
      carriesThem(all, path, mvc.post().uri(path));
      carriesThem(all, path, mvc.post().uri(path + "/"));
    }
    all.assertAll();
  }

  private static void carriesThem(
      SoftAssertions all, String path, MockMvcTester.MockMvcRequestBuilder request) {
    var response = request.exchange().getResponse();
    all.assertThat(response.getHeader("Content-Security-Policy"))
        .as("policy of %s", path)
        .contains(
            "default-src 'none'",
            "script-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'")
        .endsWith("form-action 'self'")
        .doesNotContain("unsafe", "data:", "*");
    all.assertThat(response.getHeader("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
    all.assertThat(response.getHeader("X-Frame-Options")).as(path).isEqualTo("DENY");
    all.assertThat(response.getHeader("Referrer-Policy"))
        .as(path)
        .isEqualTo("strict-origin-when-cross-origin");
    all.assertThat(response.getHeader("Permissions-Policy")).as(path).contains("camera=()");
    all.assertThat(response.getHeader("Cache-Control")).as(path).contains("no-store");
    all.assertThat(response.getHeader("Strict-Transport-Security")).as(path).isNull();
  }

  private Stream<Routes.Route> pages() {
    return routes.all().stream()
        .filter(route -> !route.pattern().getPatternString().startsWith("/error"));
  }

  private static boolean asksForSignIn(String path) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    return AccessRules.asksForSignIn(request) && !AccessRules.EVERYBODY.matches(request);
  }

  /** The pattern with something in place of each variable. */
  private static String example(Routes.Route route) {
    StringBuilder path = new StringBuilder();
    String pattern = route.pattern().getPatternString();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '{' && depth++ == 0) {
        start = i + 1;
      } else if (c == '}' && --depth == 0) {
        path.append(sample(pattern.substring(start, i)));
      } else if (depth == 0) {
        path.append(c);
      }
    }
    return path.toString();
  }

  private static String sample(String variable) {
    int colon = variable.indexOf(':');
    if (colon < 0) {
      return SAMPLES.getFirst();
    }
    Pattern allowed = Pattern.compile(variable.substring(colon + 1));
    return SAMPLES.stream()
        .filter(sample -> allowed.matcher(sample).matches())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No sample for {" + variable + "}"));
  }
}
