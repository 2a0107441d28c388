package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;

/** S19: no address of another site gets into a redirect, however it is written. */
@MarketplaceTest
class OpenRedirectIT {

  private static final List<String> HOSTS =
      List.of("evil.example", "evil.example/a?b=c", "127.0.0.1@evil.example", "3627734734");

  /** What browsers have been known to take for the beginning of another site's address. */
  private static final List<String> BEGINNINGS =
      List.of(
          "//",
          "///",
          "////",
          "/\\",
          "\\/",
          "\\\\",
          "/\\/",
          "/\t/",
          "/\n/",
          "/\r\n/",
          " //",
          "\t//",
          "\u0000//",
          "\u00a0//",
          "\u3000//",
          "http://",
          "https://",
          "HTTPS://",
          "https:",
          "https:/",
          "https:///",
          "http:\\\\",
          "ftp://",
          "javascript://",
          "data:text/html,",
          "/.//\\",
          "/\u2028/",
          "/／",
          "／／",
          "〱//");

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;

  private static Stream<String> payloads() {
    return HOSTS.stream().flatMap(host -> BEGINNINGS.stream().map(start -> start + host));
  }

  @Test
  void theChangeOfLanguageLeadsBackToThisSiteOnly() {
    assertThat(payloads()).hasSizeGreaterThanOrEqualTo(100);
    Visitor visitor = new Visitor(port);
    SoftAssertions all = new SoftAssertions();
    payloads()
        .forEach(payload -> {
          String to = URLEncoder.encode(payload, StandardCharsets.UTF_8);
          HttpResponse<String> answer = visitor.get("/language/en/?to=" + to);
          all.assertThat(answer.statusCode()).as(payload).isIn(303, 400);
          staysHere(all, payload, answer);
        });
    all.assertAll();
  }

  /** The path of the request itself comes back when a slash is missing or sign-in is asked for. */
  @Test
  void noPathLeadsAway() {
    String email = AccountFixtures.member(accounts).email();
    SoftAssertions all = new SoftAssertions();
    for (String path :
        List.of(
            "//evil.example/login",
            "//evil.example/orders/",
            "/%2f%2fevil.example/login",
            "/%5cevil.example/orders/",
            "/orders//evil.example/..",
            "/orders/%0d%0aLocation:%20https://evil.example/",
            "/orders/..;/evil.example",
            "/orders/?next=//evil.example",
            "/login?next=https://evil.example/",
            "/account?to=//evil.example")) {
      Visitor visitor = new Visitor(port);
      staysHere(all, path, visitor.get(path));
      // It may have been remembered for after sign-in.
      staysHere(all, path, visitor.signIn(email, AccountFixtures.PASSWORD));
    }
    all.assertAll();
  }

  private static void staysHere(SoftAssertions all, String what, HttpResponse<String> answer) {
    String to = Visitor.location(answer);
    if (!to.isEmpty()) {
      all.assertThat(to).as(what).matches("/(?![/\\\\])[!-~]*").doesNotContain("\\");
    }
    all.assertThat(answer.headers().firstValue("Refresh")).as(what).isEmpty();
  }
}
