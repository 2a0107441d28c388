package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * S13, S15: a purchase on https, with the cashier on another site. ECPay's return brings no cookie
 * of ours and ends no session; only the page that hands over may post to the cashier.
 */
@BrowserTest(apart = true)
class CrossSiteReturnIT {

  private static final String SESSION = "__Host-session";

  @Test
  void theReturnHasNoCookieAndTheBuyerIsStillSignedIn(Visitor buyer) {
    List<Request> returns = new ArrayList<>();
    Map<String, String> policies = new HashMap<>();
    List<String> complaints = new ArrayList<>();
    buyer
        .page()
        .onRequest(request -> {
          if (request.url().equals(buyer.url("/order/result/"))) {
            returns.add(request);
          }
        });
    buyer
        .page()
        .onResponse(answer -> {
          String policy = answer.headers().getOrDefault("content-security-policy", "");
          if (answer.url().startsWith(buyer.url("/")) && !policy.endsWith("sandbox")) {
            policies.put(answer.url(), policy.replaceFirst(".*form-action ", ""));
          }
        });
    buyer
        .page()
        .onConsoleMessage(message -> {
          if (message.text().contains("Content Security Policy")) {
            complaints.add(message.text());
          }
        });
    buyer.signUp();
    String before = session(buyer).value;

    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOver().payByCard();
    buyer.arrivesAt("/order/successful/");

    assertThat(returns)
        .singleElement()
        .satisfies(request -> {
          Map<String, String> headers = request.allHeaders();
          assertThat(request.method()).isEqualTo("POST");
          assertThat(headers.get("sec-fetch-site")).isEqualTo("cross-site");
          assertThat(headers.getOrDefault("cookie", "")).doesNotContain(SESSION);
          assertThat(request.response().status()).isEqualTo(303);
          assertThat(request.response().allHeaders()).doesNotContainKey("set-cookie");
        });
    assertThat(policies.remove(buyer.url("/order/create/")))
        .isEqualTo("'self' " + buyer.server().cashier(""));
    assertThat(policies).hasSizeGreaterThan(5);
    assertThat(policies.values()).containsOnly("'self'");
    assertThat(complaints).isEmpty();
    assertThat(session(buyer).value).isEqualTo(before);
    buyer.open("/orders/" + buyer.orderNumber() + "/");
    assertThat(buyer.main()).hasAttribute("data-payment-status", "paid");
  }

  /** Checked for what a browser must know of it. */
  private static Cookie session(Visitor visitor) {
    Cookie session =
        visitor.page().context().cookies(visitor.url("/")).stream()
            .filter(cookie -> cookie.name.equals(SESSION))
            .findFirst()
            .orElseThrow();
    assertThat(session.secure).isTrue();
    assertThat(session.httpOnly).isTrue();
    assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
    assertThat(session.domain).isEqualTo("localhost");
    assertThat(session.path).isEqualTo("/");
    return session;
  }
}
