package tw.jiean.marketplace.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTests {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/orders/", "/order/1/?plan=premium", "/?q=%E6%8E%A5&page=2", "/a//b"})
  void takesPathsOfThisSite(String path) {
    assertThat(LocalPath.of(path)).hasValue(new LocalPath(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/a\\b",
        "https://evil.example/",
        "https:evil.example",
        "javascript:alert(1)",
        " /orders/",
        "/orders/\r\nSet-Cookie: a=b",
        "/\t/evil.example",
        "/\u0000",
        "/接案/",
        "@evil.example",
        ".evil.example"
      })
  void refusesWhatABrowserCouldTakeForAnotherSite(String path) {
    assertThat(LocalPath.of(path)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tw.jiean.marketplace.web.ForeignTargets#all")
  void takesNoneOfTheWaysToWriteAnotherSite(String target) {
    assertThat(LocalPath.of(target)).isEmpty();
  }

  @Test
  void endsAt2000Characters() {
    assertThat(LocalPath.of("/" + "a".repeat(1999))).isPresent();
    assertThat(LocalPath.of("/" + "a".repeat(2000))).isEmpty();
  }
}
