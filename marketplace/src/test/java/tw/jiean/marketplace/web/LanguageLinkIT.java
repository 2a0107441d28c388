package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tw.jiean.marketplace.MarketplaceTest;

@MarketplaceTest
class LanguageLinkIT {

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?q=logo+icon",
        "/?q=logo%20icon",
        "/?q=a%2Bb%26c%3D50%25%23",
        "/?q=%E5%95%86%E6%A8%99&price_min=300&sort=price",
        "/login/"
      })
  void aChangeOfLanguageComesBackToTheSamePageWithItsSearch(String here) {
    Visitor visitor = new Visitor(port);
    String link =
        Jsoup.parse(visitor.get(here).body()).select("footer a[hreflang=en]").attr("href");

    assertThat(visitor.get(link).headers().firstValue("Location")).contains(here);
  }
}
