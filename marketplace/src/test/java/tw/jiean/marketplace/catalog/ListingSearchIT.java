package tw.jiean.marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.catalog.ListingFixtures.newCategory;
import static tw.jiean.marketplace.catalog.ListingFixtures.premium;
import static tw.jiean.marketplace.catalog.ListingFixtures.seller;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.money.Money;

@MarketplaceTest
class ListingSearchIT {

  /** Two whole pages and a bit. */
  private static final int MANY = 2 * Listings.PAGE_SIZE + 5;

  @Autowired private Listings listings;
  @Autowired private Categories categories;

  private final AccountId seller = seller();
  private CategoryId shelf;

  @BeforeEach
  void makeShelf() {
    shelf = newCategory(categories);
  }

  @ParameterizedTest
  @EnumSource
  void everyPageInEveryOrderFollowsExactlyBehindTheOneBefore(SortOrder sort) {
    List<ListingId> expected = many(sort);

    List<ListingPage> pages = forwards(sort);

    assertThat(pages).hasSize(3);
    assertThat(pages.stream().flatMap(page -> page.listings().stream()).map(FoundListing::id))
        .containsExactlyElementsOf(expected);
    assertThat(pages.getFirst().previous()).isNull();
    assertThat(pages.getLast().next()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void theWayBackShowsTheSamePages(SortOrder sort) {
    many(sort);
    List<ListingPage> pages = forwards(sort);

    ListingPage middle = search(sort, pages.get(2).previous(), true);
    ListingPage first = search(sort, middle.previous(), true);

    assertThat(middle).isEqualTo(pages.get(1));
    assertThat(first).isEqualTo(pages.get(0));
  }

  @ParameterizedTest
  @EnumSource
  void aListingThatIsGoneMeanwhileIsNoReasonToMissOrRepeatOthers(SortOrder sort) {
    List<ListingId> expected = new ArrayList<>(many(sort));
    ListingPage first = search(sort, null, false);
    ListingId gone = first.listings().getLast().id();

    listings.pause(gone, seller);
    ListingPage second = search(sort, first.next(), false);

    assertThat(second.listings())
        .extracting(FoundListing::id)
        .containsExactlyElementsOf(expected.subList(Listings.PAGE_SIZE, 2 * Listings.PAGE_SIZE));
  }

  @Test
  void fewerThanAPageBeforeAPlaceIsTheFirstPageAndWhole() {
    many(SortOrder.NEWEST);
    ListingPage first = search(SortOrder.NEWEST, null, false);
    Place third = first.listings().get(2).placeIn(SortOrder.NEWEST);

    assertThat(search(SortOrder.NEWEST, third, true)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "price_min,1000,'b,c'",
    "price_min,1001,c",
    "price_max,1000,'a,b'",
    "price_max,999,a",
    "days,2,a",
    "days,5,'a,b'",
    "days,365,'a,b'",
    "rating,4,'a,b'",
    "rating,4.5,b",
    "rating,0,'a,b,c'"
  })
  void aFilterLeavesWhatItSays(String filter, String value, String left) {
    ListingId a = publish("甲", 900, 2, 1_800);
    ListingId b = publish("乙", 1_000, 5, null);
    ListingId c = publish("丙", 5_000, null, 1_200);
    rate(a, "4.0");
    rate(b, "4.9");
    var names = Map.of("a", a, "b", b, "c", c);

    assertThat(found(Map.of(filter, value)))
        .containsExactlyInAnyOrderElementsOf(
            List.of(left.split(",")).stream().map(names::get).toList());
  }

  @Test
  void filtersAndWordsHoldTogether() {
    publish("商標設計", 900, 2, null);
    ListingId both = publish("商標設計", 1_500, 2, null);
    publish("商標設計", 1_500, 9, null);
    publish("網站設計", 1_500, 2, null);

    assertThat(found(Map.of("q", "商標", "price_min", "1000", "days", "3"))).containsExactly(both);
  }

  @Test
  void whatTheSellerChangesIsWhatTheFilterKnows() {
    ListingId id = publish("會變的", 900, 2, null);

    listings.edit(
        id,
        seller,
        new ListingDraft(
            "會變的",
            "說明",
            Set.of(shelf),
            new Plan(PlanKind.STANDARD, "基本", "內容", Money.of(7_000), null),
            new Plan(PlanKind.PREMIUM, "完整", "內容", Money.of(6_500), 20),
            null));

    assertThat(found(Map.of("price_max", "6499"))).isEmpty();
    assertThat(found(Map.of("price_max", "6500", "days", "20"))).containsExactly(id);
    assertThat(found(Map.of("days", "19"))).isEmpty();
  }

  @Test
  void aListingIsFoundWithOneOrSeveralPlansAsItsSellerLastSaved() {
    ListingId id = publish("幾個方案", 900, 2, null);
    assertThat(severalPlans(id)).isFalse();

    for (boolean several : List.of(true, false)) {
      listings.edit(
          id,
          seller,
          new ListingDraft(
              "幾個方案",
              "說明",
              Set.of(shelf),
              new Plan(PlanKind.STANDARD, "基本", "內容", Money.of(900), 2),
              several ? premium(1_800) : null,
              null));
      assertThat(severalPlans(id)).isEqualTo(several);
    }
  }

  private boolean severalPlans(ListingId id) {
    return search(SortOrder.NEWEST, null, false).listings().stream()
        .filter(found -> found.id().equals(id))
        .allMatch(FoundListing::severalPlans);
  }

  @Test
  void theNumberOfWhatWasFoundIsToldOnlyWhenItIsKnown() {
    many(SortOrder.NEWEST);
    assertThat(search(SortOrder.NEWEST, null, false).total()).isEmpty();
    assertThat(listings.search(CatalogQueries.of("沒有這個字", shelf)).total()).contains(0);
  }

  /** Listings with many ties, in the order in which they have to be found. */
  private List<ListingId> many(SortOrder sort) {
    record Made(ListingId id, long price, BigDecimal rating) {}
    var made = new ArrayList<Made>();
    for (int i = 0; i < MANY; i++) {
      long price = 1_000L + i % 4;
      ListingId id = publish("服務" + i, price, 3, null);
      BigDecimal rating = BigDecimal.ZERO;
      if (i % 3 > 0) {
        rating = new BigDecimal(i % 3 == 1 ? "4.5" : "3.0");
        rate(id, rating.toString());
      }
      made.add(new Made(id, price, rating));
    }
    Comparator<Made> byId = Comparator.comparingLong(one -> one.id().value());
    Comparator<Made> order =
        switch (sort) {
          case NEWEST -> byId.reversed();
          case PRICE_UP -> Comparator.comparingLong(Made::price).thenComparing(byId);
          case PRICE_DOWN -> Comparator.comparingLong(Made::price).thenComparing(byId).reversed();
          case RATING -> Comparator.comparing(Made::rating).thenComparing(byId).reversed();
        };
    return made.stream().sorted(order).map(Made::id).toList();
  }

  private List<ListingPage> forwards(SortOrder sort) {
    var pages = new ArrayList<ListingPage>();
    Place next = null;
    do {
      pages.add(search(sort, next, false));
      next = pages.getLast().next();
    } while (next != null);
    return pages;
  }

  /** By the address, as a browser asks. */
  private ListingPage search(SortOrder sort, @Nullable Place place, boolean before) {
    return listings.search(
        CatalogQueries.of(
            shelf,
            place == null
                ? Map.of("sort", sort.code())
                : Map.of("sort", sort.code(), before ? "before" : "after", place.toString())));
  }

  private List<ListingId> found(Map<String, String> address) {
    return listings.search(CatalogQueries.of(shelf, address)).listings().stream()
        .map(FoundListing::id)
        .toList();
  }

  private ListingId publish(
      String title, long price, @Nullable Integer days, @Nullable Integer premiumPrice) {
    Plan plan = new Plan(PlanKind.STANDARD, "基本", "內容", Money.of(price), days);
    return listings.publish(
        seller,
        new ListingDraft(
            title,
            "說明",
            Set.of(shelf),
            plan,
            premiumPrice == null ? null : premium(premiumPrice),
            null));
  }

  private void rate(ListingId id, String rating) {
    assertThat(listings.rate(id, new Rating(new BigDecimal(rating)), 1)).isTrue();
  }
}
