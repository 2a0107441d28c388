package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tw.jiean.marketplace.MarketplaceTest;

@MarketplaceTest
class CanonicalSlashIT {

  @LocalServerPort private int port;
  private Visitor visitor;

  @BeforeEach
  void comeIn() {
    visitor = new Visitor(port);
  }

  @ParameterizedTest
  @CsvSource({
    "/login, /login/",
    "/signup?a=1&b=%E6%8E%A5, /signup/?a=1&b=%E6%8E%A5",
    "/account, /account/",
    "/account/password?x, /account/password/?x"
  })
  void pagesAreSentToTheirPathWithASlash(String path, String canonical) {
    var answer = visitor.get(path, "X-Forwarded-Host", "evil.example");

    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(Visitor.location(answer)).isEqualTo(canonical);
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void postsAreSentThereToo() {
    assertThat(visitor.post("/signup", Map.of("email", "x")).statusCode()).isEqualTo(308);
    assertThat(visitor.post("/logout", Map.of()).statusCode()).isEqualTo(308);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/assets/app.css",
        "/assets/nothing.css",
        "/actuator",
        "/actuator/health",
        "/services/one",
        "//evil.example",
        "/error"
      })
  void filesAndUnknownPathsAreLeftAlone(String path) {
    assertThat(visitor.send("GET", path).statusCode()).isNotEqualTo(308);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/order/return", "/order/payment-info", "/order/result"})
  void ecpaysPathsAnswerWithoutTheSlash(String path) {
    assertThat(visitor.post(path, Map.of()).statusCode()).isNotIn(308, 403, 404, 405);
  }
}
