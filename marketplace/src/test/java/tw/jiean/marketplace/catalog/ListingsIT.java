package tw.jiean.marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.jiean.marketplace.catalog.ListingFixtures.draft;
import static tw.jiean.marketplace.catalog.ListingFixtures.newCategory;
import static tw.jiean.marketplace.catalog.ListingFixtures.premium;
import static tw.jiean.marketplace.catalog.ListingFixtures.seller;
import static tw.jiean.marketplace.catalog.ListingFixtures.standard;
import static tw.jiean.marketplace.catalog.ListingFixtures.unique;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;

@MarketplaceTest
class ListingsIT {

  @Autowired private Listings listings;
  @Autowired private Categories categories;
  @Autowired private SettableClock clock;
  @Autowired private JdbcClient jdbc;

  private CategoryId shelf;

  @BeforeEach
  void makeShelf() {
    shelf = newCategory(categories);
  }

  @Test
  void whatIsPublishedIsFoundAsItWasWritten() {
    var seller = seller();
    var draft = draft("品牌識別設計", shelf, premium(4_800));

    Listing listing = listings.findPublished(listings.publish(seller, draft)).orElseThrow();

    assertThat(listing.seller()).isEqualTo(seller);
    assertThat(listing.title()).isEqualTo("品牌識別設計");
    assertThat(listing.description()).isEqualTo("說明第一行\n說明第二行");
    assertThat(listing.categories()).extracting(Category::id).containsExactly(shelf);
    assertThat(listing.plans()).containsExactly(draft.standard(), premium(4_800));
    assertThat(listing.rating()).isNull();
    assertThat(listing.createdAt()).isEqualTo(listing.updatedAt());
  }

  @Test
  void anEditReplacesEverythingAndMovesTheUpdatedTimeOnly() {
    var seller = seller();
    ListingId id = listings.publish(seller, draft("舊標題", shelf, premium(4_800)));
    Listing before = listings.find(id).orElseThrow();
    CategoryId other = newCategory(categories);
    clock.tick(Duration.ofMinutes(5));

    assertThat(listings.edit(id, seller, draft("新標題", other))).isTrue();

    Listing after = listings.find(id).orElseThrow();
    assertThat(after.title()).isEqualTo("新標題");
    assertThat(after.premium()).isNull();
    assertThat(after.categories()).extracting(Category::id).containsExactly(other);
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(after.updatedAt()).isAfter(before.updatedAt());
  }

  @Test
  void onlyTheSellerEdits() {
    ListingId id = listings.publish(seller(), draft("我的服務", shelf));

    assertThat(listings.edit(id, seller(), draft("別人的", shelf))).isFalse();
    assertThat(listings.find(id).orElseThrow().title()).isEqualTo("我的服務");
  }

  @Test
  void aHiddenListingIsNotPublishedAndKeepsItsReasonUntilItIsShownAgain() {
    ListingId id = listings.publish(seller(), draft("可疑服務" + unique(), shelf));

    assertThat(listings.hide(id, "  違反\n規範 ")).isTrue();
    assertThat(listings.findPublished(id)).isEmpty();
    assertThat(listings.find(id).orElseThrow().hiddenReason()).isEqualTo("違反 規範");
    assertThat(found("可疑服務", shelf)).isEmpty();

    assertThat(listings.unhide(id)).isTrue();
    assertThat(listings.findPublished(id)).isPresent();
  }

  @Test
  void hidingNeedsAReason() {
    ListingId id = listings.publish(seller(), draft("服務", shelf));
    assertThatIllegalArgumentException().isThrownBy(() -> listings.hide(id, " \n "));
    assertThatIllegalArgumentException().isThrownBy(() -> listings.hide(id, "長".repeat(501)));
    assertThat(listings.hide(new ListingId(Long.MAX_VALUE), "理由")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"識別", "別設", "LOGO", "logo", "ｌｏｇｏ", "識", "識別 logo", "基本", "第二"})
  void twoCharactersFindAListingByTitlePlanOrDescription(String query) {
    ListingId id = listings.publish(seller(), draft("品牌識別設計 Logo", shelf));
    listings.publish(
        seller(),
        new ListingDraft(
            "英文翻譯",
            "逐字稿",
            Set.of(shelf),
            new Plan(PlanKind.STANDARD, "千字", "一千字", standard(1).price(), 1),
            null,
            null));

    assertThat(found(query, shelf)).containsExactly(id);
  }

  @ParameterizedTest
  @CsvSource({"100%,滿意 100% 保證", "a_b,檔名 a_b 整理", "c\\d,路徑 c\\d 說明", "'x''y',引號 x'y 測試"})
  void whatSqlReadsAsAPatternIsFoundLiterally(String query, String title) {
    ListingId id = listings.publish(seller(), draft(title, shelf));
    listings.publish(seller(), draft("滿意 100 分 aXb cd xy", shelf));

    assertThat(found(query, shelf)).containsExactly(id);
  }

  @Test
  void theNameOfACategoryFindsWhatStandsOnItAlsoAfterRenaming() {
    ListingId id = listings.publish(seller(), draft("無關標題", shelf));
    long n = unique();

    categories.rename(shelf, "影音剪輯" + n, "Video " + n);

    assertThat(found("影音剪輯" + n, null)).containsExactly(id);
    assertThat(found("VIDEO " + n, null)).containsExactly(id);
  }

  @Test
  void onlyTheSellerPausesAndResumes() {
    var seller = seller();
    ListingId id = listings.publish(seller, draft("暫停的服務", shelf));

    assertThat(listings.pause(id, seller())).isFalse();
    assertThat(listings.findPublished(id)).isPresent();

    assertThat(listings.pause(id, seller)).isTrue();
    assertThat(listings.findPublished(id)).isEmpty();
    assertThat(listings.find(id).orElseThrow().paused()).isTrue();
    assertThat(found("暫停", shelf)).isEmpty();

    assertThat(listings.resume(id, seller())).isFalse();
    assertThat(listings.resume(id, seller)).isTrue();
    assertThat(listings.findPublished(id)).isPresent();
    assertThat(found("暫停", shelf)).containsExactly(id);
  }

  @Test
  void resumingDoesNotShowWhatOperatorsHid() {
    var seller = seller();
    ListingId id = listings.publish(seller, draft("隱藏又暫停", shelf));
    listings.pause(id, seller);
    listings.hide(id, "違規");

    listings.resume(id, seller);

    assertThat(listings.findPublished(id)).isEmpty();
    assertThat(found("隱藏", shelf)).isEmpty();
  }

  @Test
  void aCategoryInUseStays() {
    listings.publish(seller(), draft("佔用類別", shelf));

    assertThatThrownBy(() -> categories.delete(shelf))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(categories.delete(newCategory(categories))).isTrue();
  }

  @Test
  void twoCategoriesNeverShareANameOrSlug() {
    long n = unique();
    categories.create("same-" + n, "同名" + n, "Same");

    assertThatThrownBy(() -> categories.create("same-" + n, "異名" + n, "Other"))
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() -> categories.create("other-" + n, "同名" + n, "Other"))
        .isInstanceOf(DuplicateKeyException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> categories.create("Bad/Slug", "名", "N"));
  }

  @Test
  void theDatabaseItselfRefusesAPriceBelowOne() {
    ListingId id = listings.publish(seller(), draft("底價", shelf));

    assertThatThrownBy(() ->
            jdbc.sql("update listing_plan set price = 0 where listing_id = ?")
                .param(id.value())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private List<ListingId> found(String text, @Nullable CategoryId category) {
    return listings.search(CatalogQueries.of(text, category)).listings().stream()
        .map(FoundListing::id)
        .toList();
  }
}
