package tw.jiean.marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static tw.jiean.marketplace.catalog.ListingFixtures.draft;
import static tw.jiean.marketplace.catalog.ListingFixtures.member;
import static tw.jiean.marketplace.catalog.ListingFixtures.newCategory;
import static tw.jiean.marketplace.catalog.ListingFixtures.operator;
import static tw.jiean.marketplace.catalog.ListingFixtures.unique;

import java.util.Map;
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
class CatalogAdminIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private Listings listings;
  @Autowired private Categories categories;
  @Autowired private Accounts accounts;

  private SignedInAccount operator;
  private CategoryId shelf;

  @BeforeEach
  void hireOperator() {
    operator = operator(accounts);
    shelf = newCategory(categories);
  }

  @Test
  void anOperatorHidesAListingWithAReasonAndShowsItAgain() {
    SignedInAccount seller = member(accounts, "被檢舉的賣家");
    ListingId id = listings.publish(seller.id(), draft("可疑的服務", shelf));
    String page = "/admin/listings/" + id.value() + "/";

    assertThat(get(page)).hasStatusOk().bodyText().contains("可疑的服務", "隱藏服務");
    assertThat(post(page + "do/hide/", Map.of("reason", "照片來源不明"))).hasStatus3xxRedirection();
    assertThat(listings.find(id).orElseThrow().hiddenReason()).isEqualTo("照片來源不明");

    assertThat(get(page)).bodyText().contains("恢復公開", "照片來源不明");
    assertThat(post(page + "do/show/", Map.of("reason", "賣家已經換圖"))).hasStatus3xxRedirection();
    assertThat(listings.findPublished(id)).isPresent();
  }

  @Test
  void anOperatorMakesRenamesAndDeletesACategory() {
    long n = unique();
    assertThat(
            post(
                "/admin/categories/do/create/",
                Map.of(
                    "reason",
                    "新的服務類型",
                    "name",
                    "錄音" + n,
                    "english_name",
                    "Audio",
                    "slug",
                    "audio-" + n)))
        .hasStatus3xxRedirection();
    Category made =
        categories.all().stream().filter(c -> c.name().equals("錄音" + n)).findFirst().orElseThrow();
    String page = "/admin/categories/" + made.id().value() + "/";

    assertThat(
            post(
                page + "do/rename/",
                Map.of("reason", "更好懂的名稱", "name", "配音" + n, "english_name", "Voice")))
        .hasStatus3xxRedirection();
    assertThat(categories.find(made.id()).orElseThrow().name()).isEqualTo("配音" + n);

    assertThat(post(page + "do/delete/", Map.of("reason", "沒有人使用"))).hasStatus3xxRedirection();
    assertThat(categories.find(made.id())).isEmpty();
  }

  @Test
  void aCategoryThatIsUsedOrTakenIsRefusedInWords() {
    listings.publish(member(accounts, "賣家").id(), draft("佔著類別", shelf));
    Category used = categories.find(shelf).orElseThrow();
    String page = "/admin/categories/" + shelf.value() + "/";

    assertThat(post(page + "do/delete/", Map.of("reason", "想要刪除它"))).hasStatus4xxClientError();
    assertThat(categories.find(shelf)).isPresent();
    assertThat(
            post(
                "/admin/categories/do/create/",
                Map.of(
                    "reason",
                    "重複的類別",
                    "name",
                    used.name(),
                    "english_name",
                    "Same",
                    "slug",
                    "same-" + unique())))
        .hasStatus4xxClientError()
        .bodyText()
        .contains("已經有同名或同代稱的類別。");
    assertThat(
            post(
                "/admin/categories/do/create/",
                Map.of(
                    "reason",
                    "錯誤的代稱",
                    "name",
                    "錯誤代稱" + unique(),
                    "english_name",
                    "Bad",
                    "slug",
                    "Bad Slug")))
        .hasStatus4xxClientError()
        .bodyText()
        .contains("代稱只能用小寫英文");
  }

  @Test
  void sellersDoNotReachTheDesk() {
    assertThat(mvc.get().uri("/admin/listings/").with(user(member(accounts, "好奇的賣家"))))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  private MvcTestResult get(String path) {
    return mvc.get().uri(path).with(user(operator)).exchange();
  }

  private MvcTestResult post(String path, Map<String, String> fields) {
    var request = mvc.post().uri(path).with(user(operator)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
