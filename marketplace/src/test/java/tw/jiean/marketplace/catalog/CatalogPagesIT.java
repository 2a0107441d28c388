package tw.jiean.marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static tw.jiean.marketplace.catalog.ListingFixtures.draft;
import static tw.jiean.marketplace.catalog.ListingFixtures.member;
import static tw.jiean.marketplace.catalog.ListingFixtures.newCategory;
import static tw.jiean.marketplace.catalog.ListingFixtures.premium;
import static tw.jiean.marketplace.catalog.ListingFixtures.unique;

import jakarta.servlet.http.Cookie;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.money.Money;

@MarketplaceTest
class CatalogPagesIT {

  private static final String SCRIPT = "<script>alert('x')</script>";
  private static final String ESCAPED = "&lt;script&gt;alert('x')&lt;/script&gt;";

  @Autowired private MockMvcTester mvc;
  @Autowired private Listings listings;
  @Autowired private Categories categories;
  @Autowired private Photos photos;
  @Autowired private Accounts accounts;

  private SignedInAccount seller;
  private CategoryId shelf;

  @BeforeEach
  void makeSeller() {
    seller = member(accounts, "小敏設計");
    shelf = newCategory(categories);
  }

  @Test
  void theFirstPageShowsCardsThatLeadToTheirServices() {
    String title = "名片設計" + unique();
    ListingId id = listings.publish(seller.id(), draft(title, shelf, premium(4_800)));

    assertThat(mvc.get().uri("/"))
        .hasStatusOk()
        .bodyText()
        .contains(title, "href=\"" + page(id) + "\"", "小敏設計", "NT$1,200", "name=\"q\"");
  }

  @Test
  void twoChineseCharactersInTheAddressFindAListing() {
    long n = unique();
    listings.publish(seller.id(), draft("婚禮影片剪輯" + n, shelf));
    listings.publish(seller.id(), draft("論文翻譯" + n, shelf));

    assertThat(mvc.get().uri("/?q={q}&category={c}", "影片", shelf.value()))
        .hasStatusOk()
        .bodyText()
        .contains("婚禮影片剪輯" + n, "1 項服務", "value=\"影片\"")
        .doesNotContain("論文翻譯" + n);
  }

  @Test
  void filterAndWordsStayInTheAddressesOfFurtherPages() {
    for (int i = 0; i <= Listings.PAGE_SIZE; i++) {
      listings.publish(seller.id(), draft("分頁 100% 服務", shelf));
    }

    String body = text(mvc.get().uri("/?q={q}&category={c}&sort=price", "100%", shelf.value()));
    assertThat(body).contains("超過 24 項服務").doesNotContain("rel=\"prev\"");
    String next = body.replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1");
    assertThat(next)
        .startsWith("/?q=100%25&amp;category=" + shelf.value() + "&amp;sort=price&amp;after=1200-");

    assertThat(mvc.get().uri(URI.create(next.replace("&amp;", "&"))))
        .bodyText()
        .contains("href=\"/?q=100%25&amp;category=" + shelf.value() + "&amp;sort=price&amp;before=")
        .doesNotContain("rel=\"next\"");
  }

  @Test
  void filtersAreInTheAddressAndEachCanBeTakenAway() {
    long n = unique();
    listings.publish(seller.id(), draft("便宜" + n, shelf));
    listings.publish(
        seller.id(),
        new ListingDraft(
            "昂貴" + n, "說明", Set.of(shelf), ListingFixtures.standard(90_000), null, null));

    assertThat(
            mvc.get()
                .uri(
                    "/?category={c}&price_min=1000&price_max=5,000&days=7&sort=price-desc",
                    shelf.value()))
        .hasStatusOk()
        .bodyText()
        .contains("便宜" + n, "NT$1,000 到 NT$5,000", "7 天內", "1 項服務")
        .contains(
            "href=\"/?category=" + shelf.value() + "&amp;days=7&amp;sort=price-desc\"",
            "href=\"/?category="
                + shelf.value()
                + "&amp;price_min=1000&amp;price_max=5000&amp;sort=price-desc\"")
        .doesNotContain("昂貴" + n);
  }

  @Test
  void aPausedServiceSaysSoAndCannotBeBought() {
    ListingId id = listings.publish(seller.id(), draft("休假中的服務", shelf));
    listings.pause(id, seller.id());

    assertThat(mvc.get().uri(page(id)))
        .hasStatusOk()
        .bodyText()
        .contains("賣家暫停接單")
        .doesNotContain("?plan=standard");
    assertThat(mvc.get().uri("/order/" + id.value() + "/").with(user(member(accounts, "買家"))))
        .hasStatusOk()
        .bodyText()
        .contains("賣家目前不接單")
        .doesNotContain("name=\"service_id\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?q=%00%ff&category=abc&page=-1",
        "/?page=99999999999&category=99999999999999999999",
        "/?after=999999999-999999999999999999&sort=price",
        "/?before=0-1&sort=rating&rating=9&days=x&price_min=1e9&price_max=%00",
        "/?after=1&before=2",
        "/?q=&category=&page=",
        "/?q=%25%25%5F%5C'%22%3B--"
      })
  void anOddAddressIsReadKindly(String address) {
    assertThat(mvc.get().uri(URI.create(address))).hasStatusOk();
  }

  @Test
  void aPriceThatIsNoneIsToldAndStaysInItsField() {
    assertThat(mvc.get().uri("/?category={c}&price_min=abc&price_max=500", shelf.value()))
        .hasStatusOk()
        .bodyText()
        .contains("起價請填整數", "value=\"abc\"", "value=\"500\"", "NT$500 以下")
        .contains("<details class=\"panel mt-4 group\" open>")
        .containsOnlyOnce("aria-invalid=\"true\"");
    assertThat(mvc.get().uri("/?price_min=１,２００&price_max=")).bodyText().doesNotContain("起價請填整數");
  }

  @Test
  void nothingFoundSaysWhatToTryNext() {
    assertThat(mvc.get().uri("/?q={q}", "沒有這種服務" + unique()))
        .hasStatusOk()
        .bodyText()
        .contains("沒有找到符合的服務", "看所有服務");
    assertThat(mvc.get().uri("/?category={c}&price_min=999999", shelf.value()))
        .bodyText()
        .contains("放寬一個條件就可能找到", "<details class=\"panel mt-4 group\" open>");
  }

  @Test
  void aServiceShowsBothPlansWithTheirWaysToOrder() {
    ListingId id = listings.publish(seller.id(), draft("雙方案服務", shelf, premium(4_800)));

    assertThat(mvc.get().uri(page(id)))
        .hasStatusOk()
        .bodyText()
        .contains(
            "一般方案",
            "專業方案",
            "NT$1,200",
            "NT$4,800",
            "5 天內交付",
            "href=\"/order/" + id.value() + "/?plan=standard\"",
            "href=\"/order/" + id.value() + "/?plan=premium\"")
        .doesNotContain("/studio/listings/" + id.value());
  }

  @Test
  void aServiceWithoutPremiumOffersOnePlan() {
    ListingId id = listings.publish(seller.id(), draft("單一方案服務", shelf));

    assertThat(mvc.get().uri(page(id)))
        .bodyText()
        .contains("?plan=standard")
        .doesNotContain("?plan=premium");
  }

  @Test
  void itsSellerFindsTheWayToEditAndNoneToBuy() {
    ListingId id = listings.publish(seller.id(), draft("自己的服務", shelf));

    assertThat(mvc.get().uri(page(id)).with(user(seller)))
        .bodyText()
        .contains("/studio/listings/" + id.value() + "/")
        .doesNotContain("?plan=standard");
  }

  @Test
  void aHiddenListingIsNeitherFoundNorOpened() {
    long n = unique();
    ListingId id = listings.publish(seller.id(), draft("要隱藏的服務" + n, shelf));
    listings.hide(id, "測試隱藏");

    assertThat(mvc.get().uri(page(id))).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri("/?q={q}", "要隱藏的服務" + n)).bodyText().contains("0 項服務");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/services/999999999999/", "/services/99999999999999999999/", "/services/abc/",
        "/services/-1/", "/services/1.0/", "/services/0/"
      })
  void whatIsNoServiceIsNotFound(String path) {
    assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void whatSellersWriteIsTextAndNothingElse() {
    var evil =
        new ListingDraft(
            "標題" + SCRIPT,
            "說明" + SCRIPT + "\n\"onload=alert(1) [[${1+1}]] __${7*7}__",
            Set.of(shelf),
            new Plan(PlanKind.STANDARD, "方案" + SCRIPT, "內容" + SCRIPT, Money.of(1), null),
            null,
            null);
    ListingId id = listings.publish(member(accounts, SCRIPT).id(), evil);

    for (String path : new String[] {page(id), "/?category=" + shelf.value()}) {
      assertThat(mvc.get().uri(path))
          .bodyText()
          .contains("標題" + ESCAPED)
          .doesNotContain("<script>alert");
    }
    assertThat(mvc.get().uri(page(id)))
        .bodyText()
        .contains("方案" + ESCAPED, "內容" + ESCAPED, "\"onload", "[[${1+1}]] __${7*7}__");
    assertThat(mvc.get().uri("/?q={q}", SCRIPT)).bodyText().doesNotContain("<script>alert");
  }

  @Test
  void aPhotoIsServedAsWebpForeverAndWithoutRights() {
    PhotoId photo = photos.add(PhotoCorpus.halves(1600, 1000));

    assertThat(mvc.get().uri("/photos/{id}/card.webp", photo.value()))
        .hasStatusOk()
        .hasContentType("image/webp")
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
        .doesNotContainHeader("Set-Cookie");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/photos/00000000000000000000000000000000/card.webp",
        "/photos/0000/card.webp",
        "/photos/..%2f..%2fetc/card.webp",
        "/photos/00000000000000000000000000000000/original.webp"
      })
  void whatIsNoPhotoIsNotServed(String path) {
    assertThat(mvc.get().uri(URI.create(path))).hasStatus4xxClientError();
  }

  @Test
  void theCatalogueSpeaksEnglishToo() {
    ListingId id = listings.publish(seller.id(), draft("英文頁面", shelf, premium(9)));

    assertThat(mvc.get().uri(page(id)).cookie(new Cookie("language", "en")))
        .hasStatusOk()
        .bodyText()
        .contains("lang=\"en\"", "Choose Premium", "Delivered within 5 days", "1 service")
        .doesNotContain("方案與價格", "??");
  }

  private static String text(MockMvcTester.MockMvcRequestBuilder request) {
    try {
      return request.exchange().getResponse().getContentAsString(StandardCharsets.UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page(ListingId id) {
    return "/services/" + id.value() + "/";
  }
}
