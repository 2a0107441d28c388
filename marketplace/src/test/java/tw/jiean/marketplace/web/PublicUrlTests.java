package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTests {

  @Test
  void makesAbsoluteUrlsWithOneSlashBetween() {
    assertThat(PublicUrl.of("https://shop.example/").resolve("/order/return/"))
        .hasToString("https://shop.example/order/return/");
    assertThat(PublicUrl.of("http://localhost:8080").resolve("/"))
        .hasToString("http://localhost:8080/");
  }

  @Test
  void knowsWhetherItIsHttps() {
    assertThat(PublicUrl.of("https://shop.example").isHttps()).isTrue();
    assertThat(PublicUrl.of("http://localhost:8080").isHttps()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example",
        "ftp://shop.example",
        "https://",
        "https://shop.example/path",
        "https://shop.example?x=1",
        "https://shop.example#x",
        "https://user@shop.example",
        "https:shop.example"
      })
  void refusesWhatIsNotTheRootOfASite(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> PublicUrl.of(url));
  }
}
