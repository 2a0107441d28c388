package tw.jiean.marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static tw.jiean.marketplace.catalog.ListingFixtures.draft;
import static tw.jiean.marketplace.catalog.ListingFixtures.member;
import static tw.jiean.marketplace.catalog.ListingFixtures.newCategory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;

@MarketplaceTest
class FavouritesIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private Favourites favourites;
  @Autowired private Listings listings;
  @Autowired private Categories categories;
  @Autowired private Accounts accounts;

  private SignedInAccount seller;
  private SignedInAccount buyer;
  private CategoryId shelf;
  private ListingId listing;

  @BeforeEach
  void publish() {
    seller = member(accounts, "小敏設計");
    buyer = member(accounts, "怡君");
    shelf = newCategory(categories);
    listing = listings.publish(seller.id(), draft("喜歡的服務", shelf));
  }

  @Test
  void theHeartOfAServicePutsItAsideAndBack() {
    assertThat(mvc.get().uri(page()).with(user(buyer)))
        .bodyText()
        .contains("action=\"" + path("add") + "\"", "收藏");

    assertThat(press(path("add"))).hasStatus(HttpStatus.FOUND).hasRedirectedUrl(page());
    assertThat(press(path("add"))).hasStatus(HttpStatus.FOUND);

    assertThat(favourites.published(buyer.id()))
        .extracting(FoundListing::id)
        .containsExactly(listing);
    assertThat(mvc.get().uri(page()).with(user(buyer)))
        .bodyText()
        .contains("action=\"" + path("remove") + "\"", "已收藏");
    assertThat(press(path("remove"))).hasStatus(HttpStatus.FOUND).hasRedirectedUrl(page());
    assertThat(favourites.count(buyer.id())).isZero();
  }

  @Test
  void theListShowsOnesOwnTheLatestFirstAndTakesThemAway() {
    ListingId second = listings.publish(seller.id(), draft("也喜歡的服務", shelf));
    press(path("add"));
    favourites.add(buyer.id(), second);

    assertThat(mvc.get().uri("/favourites/").with(user(buyer)))
        .hasStatusOk()
        .bodyText()
        .contains("喜歡的服務", "也喜歡的服務", "小敏設計");
    assertThat(favourites.published(buyer.id()))
        .extracting(FoundListing::id)
        .containsExactly(second, listing);
    assertThat(favourites.published(seller.id())).isEmpty();

    var request = mvc.post().uri(path("remove")).param("list", "true");
    assertThat(request.with(user(buyer)).with(csrf()))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl("/favourites/");
  }

  @Test
  void whatIsOffTheCatalogueIsCountedAndComesBack() {
    press(path("add"));
    listings.pause(listing, seller.id());

    assertThat(mvc.get().uri("/favourites/").with(user(buyer)))
        .bodyText()
        .contains("另有 1 項暫時不在架上")
        .doesNotContain("喜歡的服務");

    listings.resume(listing, seller.id());
    assertThat(favourites.published(buyer.id())).hasSize(1);
  }

  @Test
  void anEmptyListSaysHowToFillIt() {
    assertThat(mvc.get().uri("/favourites/").with(user(buyer)))
        .bodyText()
        .contains("還沒有收藏", "逛逛服務");
  }

  @Test
  void twoHundredAreEnough() {
    for (int i = 0; i < Favourites.MAX; i++) {
      favourites.add(buyer.id(), listings.publish(seller.id(), draft("服務" + i, shelf)));
    }

    assertThat(favourites.add(buyer.id(), listing)).isFalse();
    assertThat(favourites.count(buyer.id())).isEqualTo(Favourites.MAX);
  }

  @Test
  void aVisitorIsAskedToSignInAndComesBackToTheService() {
    assertThat(mvc.get().uri(page())).bodyText().contains("href=\"" + one() + "\"");
    assertThat(mvc.get().uri(one())).hasStatus3xxRedirection();
    assertThat(mvc.get().uri(one()).with(user(buyer))).hasRedirectedUrl(page());
    assertThat(mvc.post().uri(path("add")).with(csrf())).hasStatus3xxRedirection();
    assertThat(favourites.count(buyer.id())).isZero();
  }

  @Test
  void whatDoesNotExistOrIsHiddenCannotBePutAside() {
    listings.hide(listing, "違規");

    assertThat(press(path("add"))).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(press("/favourites/999999999999/add/")).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void theSellersPageTellsWhatEverybodyMayKnow() {
    String path = "/sellers/" + seller.id().value() + "/";
    assertThat(mvc.get().uri(page())).bodyText().contains("href=\"" + path + "\"");
    ListingId paused = listings.publish(seller.id(), draft("停接的服務", shelf));
    listings.pause(paused, seller.id());

    assertThat(mvc.get().uri(path))
        .hasStatusOk()
        .bodyText()
        .contains("小敏設計", "喜歡的服務", "加入時間")
        .doesNotContain("停接的服務", "@example.com");
  }

  @Test
  void whoHasOnlyBoughtHasAPageForHimselfAlone() {
    SignedInAccount buyer = ListingFixtures.member(accounts, "只買不賣");
    String path = "/sellers/" + buyer.id().value() + "/";
    assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri(path).with(user(seller))).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri(path).with(user(buyer))).hasStatusOk();
  }

  @Test
  void thereIsNoPageOfOperatorsOrOfNobody() {
    String operator = "/sellers/" + ListingFixtures.operator(accounts).id().value() + "/";
    for (String path : new String[] {operator, "/sellers/999999999999/", "/sellers/0/"}) {
      assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND);
    }
  }

  private MvcTestResult press(String path) {
    return mvc.post().uri(path).with(user(buyer)).with(csrf()).exchange();
  }

  private String page() {
    return "/services/" + listing.value() + "/";
  }

  private String one() {
    return "/favourites/" + listing.value() + "/";
  }

  private String path(String step) {
    return one() + step + "/";
  }
}
