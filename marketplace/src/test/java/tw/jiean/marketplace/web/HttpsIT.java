package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tw.jiean.marketplace.MarketplaceTest;

/** A site on https, reached by a proxy that talks plain http to us. */
@MarketplaceTest
@TestPropertySource(properties = "jiean.public-url=https://shop.example")
class HttpsIT {

  @LocalServerPort private int port;

  @Test
  void sessionCookieIsSecureAndBoundToTheHost() {
    assertThat(new Visitor(port).get("/login/").headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-session=")
        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Domain");
  }

  @Test
  void languageCookieIsSecureToo() {
    assertThat(
            new Visitor(port).get("/language/en/").headers().firstValue("Set-Cookie").orElseThrow())
        .contains("Secure");
  }

  @Test
  void browsersAreToldToStayOnHttps() {
    assertThat(new Visitor(port).get("/login/").headers().firstValue("Strict-Transport-Security"))
        .hasValue("max-age=31536000 ; includeSubDomains");
  }
}
