package tw.jiean.marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tw.jiean.marketplace.money.Money;

class CatalogValueTests {

  @Test
  void aTitleHasAtMostHundredCharactersAndAnEmojiIsOne() {
    assertThatCode(() -> titled("字".repeat(99) + "🎨")).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> titled("字".repeat(101)));
    assertThatIllegalArgumentException().isThrownBy(() -> titled(""));
  }

  @Test
  void aPriceIsOneToAMillion() {
    assertThatCode(() -> priced(1)).doesNotThrowAnyException();
    assertThatCode(() -> priced(1_000_000)).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> priced(0));
    assertThatIllegalArgumentException().isThrownBy(() -> priced(1_000_001));
  }

  @Test
  void deliveryTakesOneToThreeHundredSixtyFiveDaysOrIsByAgreement() {
    assertThatCode(() -> delivered(1)).doesNotThrowAnyException();
    assertThatCode(() -> delivered(365)).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> delivered(0));
    assertThatIllegalArgumentException().isThrownBy(() -> delivered(366));
  }

  @Test
  void aPlanIncludesNoneToTwentyRevisions() {
    assertThatCode(() -> revised(0)).doesNotThrowAnyException();
    assertThatCode(() -> revised(20)).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> revised(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> revised(21));
  }

  @Test
  void onlyAQuestionOfChoicesHasThemAndTwoToTwentyThatDiffer() {
    assertThatCode(() -> asked(QuestionKind.CHOICE, "甲", "乙")).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> asked(QuestionKind.CHOICE, "甲"));
    assertThatIllegalArgumentException().isThrownBy(() -> asked(QuestionKind.CHOICE, "甲", "甲"));
    assertThatIllegalArgumentException().isThrownBy(() -> asked(QuestionKind.SHORT_TEXT, "甲", "乙"));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            asked(
                QuestionKind.CHOICE,
                IntStream.range(0, 21).mapToObj(Integer::toString).toArray(String[]::new)));
  }

  @Test
  void aListingStandsOnAtMostThreeShelves() {
    assertThatCode(() -> shelved(0)).doesNotThrowAnyException();
    assertThatCode(() -> shelved(3)).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> shelved(4));
  }

  @Test
  void aRatingIsZeroToFiveInTenths() {
    assertThat(new Rating(new BigDecimal("4.9"))).hasToString("4.9");
    assertThat(new Rating(new BigDecimal("5"))).hasToString("5.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Rating(new BigDecimal("5.1")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rating(new BigDecimal("-0.1")));
  }

  @Test
  void aPhotoKeyIsHexadecimalOnly() {
    assertThat(PhotoId.of("0123456789abcdef0123456789abcdef")).isPresent();
    assertThat(PhotoId.of("../../../../../../../../etc/hosts")).isEmpty();
    assertThat(PhotoId.of("")).isEmpty();
  }

  @Test
  void theAddressOfASearchBringsItBack() {
    String said = "/?q=100%25&category=7&price_min=500&price_max=3000&days=7&rating=4.5&sort=price";
    CatalogQuery query =
        CatalogQueries.of(
            new CategoryId(7),
            Map.of(
                "q",
                "100%",
                "price_min",
                "500",
                "price_max",
                "3000",
                "days",
                "7",
                "rating",
                "4.5",
                "sort",
                "price",
                "after",
                "1200-57"));

    assertThat(query.address()).isEqualTo(said + "&after=1200-57");
    assertThat(query.at(null, false).address()).isEqualTo(said);
    assertThat(query.addressWithout("q", "days", "rating", "sort"))
        .isEqualTo("/?category=7&price_min=500&price_max=3000");
    assertThat(query.addressOn(null)).isEqualTo(said.replace("category=7&", ""));
    assertThat(CatalogQuery.EVERYTHING.address()).isEqualTo("/");
  }

  @Test
  void aPlanIsKnownByItsWordOnly() {
    assertThat(PlanKind.ofCode("premium")).contains(PlanKind.PREMIUM);
    assertThat(PlanKind.ofCode("Premium")).isEmpty();
  }

  @Test
  void aQueryIsReadKindly() {
    assertThat(CatalogQueries.of(" 字".repeat(200), null).text())
        .hasSizeLessThanOrEqualTo(CatalogQuery.MAX_TEXT);
    assertThat(
            CatalogQueries.of(
                null,
                Map.of(
                    "price_min",
                    "abc",
                    "price_max",
                    "-1",
                    "days",
                    "0",
                    "rating",
                    "6",
                    "sort",
                    "?",
                    "after",
                    "1-2-3",
                    "before",
                    "x")))
        .isEqualTo(CatalogQuery.EVERYTHING);
    assertThat(CatalogQueries.of(null, Map.of("price_min", "３,０００", "price_max", "500")))
        .satisfies(query -> {
          assertThat(query.priceMin()).isEqualTo(Money.of(500));
          assertThat(query.priceMax()).isEqualTo(Money.of(3_000));
        });
    assertThat(SearchText.of("ＬＯＧＯ  設計").words())
        .extracting(SearchText::value)
        .containsExactly("logo", "設計");
    assertThat(SearchText.of("識別 設計").keys()).containsExactly("識", "別", "設", "計", "識別", "設計");
    assertThat(SearchText.of("識別設").mustHave()).containsExactly("識別", "別設");
    assertThat(SearchText.of("識").mustHave()).containsExactly("識");
  }

  private static ListingDraft titled(String title) {
    return ListingFixtures.draft(title, new CategoryId(1));
  }

  private static Plan priced(long dollars) {
    return ListingFixtures.standard(dollars);
  }

  private static Plan delivered(int days) {
    return new Plan(PlanKind.STANDARD, "方案", "說明", Money.of(1), days);
  }

  private static Plan revised(int revisions) {
    return new Plan(PlanKind.STANDARD, "方案", "說明", Money.of(1), null, revisions);
  }

  private static Question asked(QuestionKind kind, String... choices) {
    return new Question(kind, "風格？", List.of(choices), true);
  }

  private static ListingDraft shelved(int count) {
    Set<CategoryId> shelves =
        LongStream.range(0, count).mapToObj(CategoryId::new).collect(Collectors.toSet());
    return new ListingDraft("標題", "說明", shelves, priced(1), null, null);
  }
}
