package tw.jiean.marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static tw.jiean.marketplace.catalog.ListingFixtures.draft;
import static tw.jiean.marketplace.catalog.ListingFixtures.member;
import static tw.jiean.marketplace.catalog.ListingFixtures.newCategory;
import static tw.jiean.marketplace.catalog.ListingFixtures.premium;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.money.Money;

@MarketplaceTest
class StudioIT {

  private static final String NEW = "/studio/listings/new/";

  @Autowired private MockMvcTester mvc;
  @Autowired private Listings listings;
  @Autowired private Categories categories;
  @Autowired private Photos photos;
  @Autowired private PhotoStore store;
  @Autowired private Accounts accounts;
  @Autowired private SettableClock clock;

  private SignedInAccount seller;
  private CategoryId shelf;
  private Map<String, String> fields;

  @BeforeEach
  void fillInTheForm() {
    seller = member(accounts, "阿哲");
    shelf = newCategory(categories);
    fields = new LinkedHashMap<>();
    fields.put("title", "為小店設計商標");
    fields.put("description", "第一行\r\n第二行");
    fields.put("categories", Long.toString(shelf.value()));
    fields.put("standard.title", "單一商標");
    fields.put("standard.description", "一款設計");
    fields.put("standard.price", "1,200");
    fields.put("standard.deliveryDays", "");
  }

  @Test
  void aSellerPublishesWithTheLeastThatIsNeeded() {
    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/studio/");

    Listing listing = only();
    assertThat(listing.title()).isEqualTo("為小店設計商標");
    assertThat(listing.description()).isEqualTo("第一行\n第二行");
    assertThat(listing.standard().price()).isEqualTo(Money.of(1_200));
    assertThat(listing.standard().deliveryDays()).isNull();
    assertThat(listing.premium()).isNull();
    assertThat(listing.rating()).isNull();
  }

  @Test
  void aFormThatWasShownBeforeAnotherOneWasSavedChangesNothingUntilItsWriterKnows() {
    send(NEW);
    fields.put("seen", only().updatedAt().toString());
    clock.tick(Duration.ofMinutes(5));
    fields.put("standard.price", "1,600");
    assertThat(send(ofOnly())).hasStatus(HttpStatus.FOUND);

    fields.put("standard.price", "1,500");
    fields.put("title", "另一個視窗的標題");
    String refused = text(send(ofOnly()));

    assertThat(refused)
        .contains("在別的視窗儲存過", "value=\"另一個視窗的標題\"", "value=\"1,500\"")
        .contains("name=\"seen\" value=\"" + only().updatedAt() + "\"");
    assertThat(only().standard().price()).isEqualTo(Money.of(1_600));

    fields.put("seen", only().updatedAt().toString());
    assertThat(send(ofOnly())).hasStatus(HttpStatus.FOUND);
    assertThat(only().standard().price()).isEqualTo(Money.of(1_500));
  }

  @Test
  void thePremiumPlanIsTakenWhenItIsTickedAndFilledIn() {
    fields.put("offersPremium", "true");
    fields.put("premium.title", "完整識別");
    fields.put("premium.description", "全套");
    fields.put("premium.price", "４８００");
    fields.put("premium.deliveryDays", "14");

    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND);

    assertThat(only().premium())
        .isEqualTo(new Plan(PlanKind.PREMIUM, "完整識別", "全套", Money.of(4_800), 14));
  }

  @Test
  void aTickedPremiumPlanWithoutAnyFieldIsNone() {
    fields.put("offersPremium", "true");

    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND);
    assertThat(only().premium()).isNull();
  }

  @Test
  void halfAPremiumPlanIsAskedFor() {
    fields.put("offersPremium", "true");
    fields.put("premium.title", "只有名稱");

    assertThat(send(NEW))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("href=\"#premium.price\"", "請填寫專業方案的內容", "value=\"只有名稱\"")
        .contains("role=\"alert\" tabindex=\"-1\" autofocus");
    assertThat(listings.ofSeller(seller.id())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "standard.price,0,一般方案的價格最低是 NT$1",
    "standard.price,-5,一般方案的價格最低是 NT$1",
    "standard.price,1000001,'一般方案的價格最高是 NT$1,000,000'",
    "standard.price,1.5,一般方案的價格請填整數",
    "standard.price,1e3,一般方案的價格請填整數",
    "standard.price,99999999999999999999,一般方案的價格請填整數",
    "standard.price,'',請填寫一般方案的價格",
    "standard.deliveryDays,0,一般方案的交付天數請填 1 到 365",
    "standard.deliveryDays,366,一般方案的交付天數請填 1 到 365",
    "standard.title,' ',請填寫一般方案的名稱",
    "standard.revisions,21,一般方案的修改次數請填 0 到 20",
    "standard.revisions,-1,一般方案的修改次數請填 0 到 20",
    "standard.revisions,兩次,一般方案的修改次數請填 0 到 20",
    "title,' ',請填寫標題",
    "description,'',請填寫說明",
    "categories,999999999,請至少選一個類別"
  })
  void whatIsOutsideTheLimitsIsNamedAtItsField(String field, String value, String error) {
    fields.put(field, value);

    assertThat(send(NEW))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains(
            "href=\"#" + field + "\"",
            error,
            "value=\"單一商標\"".repeat(field.equals("standard.title") ? 0 : 1));
    assertThat(listings.ofSeller(seller.id())).isEmpty();
  }

  @Test
  void oneCharacterTooManyIsNamedAndKept() {
    fields.put("title", "字".repeat(101));

    assertThat(send(NEW))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("標題最多 100 個字，目前是 101 個字。", "字".repeat(101));

    fields.put("title", "字".repeat(100));
    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND);
  }

  @Test
  void aPhotoIsReEncodedAndAnEvilOneIsRefusedWithTheInputKept() throws Exception {
    byte[] sent = PhotoCorpus.jpeg(PhotoCorpus.halves(1600, 1000));

    assertThat(send(NEW, file("text/html", PhotoCorpus.text("<html>"))))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("不是 JPEG、PNG 或 WebP", "href=\"#photoFile\"", "value=\"為小店設計商標\"");
    assertThat(send(NEW, file("image/jpeg", sent))).hasStatus(HttpStatus.FOUND);

    PhotoId photo = Objects.requireNonNull(only().photo());
    assertThat(Files.readAllBytes(store.file(photo, PhotoSize.PAGE))).isNotEqualTo(sent);
  }

  @Test
  void aPhotoLargerThanEightMegabytesIsRefusedWithTheInputKept() {
    assertThat(send(NEW, file("image/png", new byte[Photos.MAX_BYTES + 1])))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("照片超過 8 MB", "value=\"為小店設計商標\"");
  }

  @Test
  void anAcceptedPhotoSurvivesAnErrorElsewhere() {
    fields.put("standard.price", "0");
    byte[] sent = PhotoCorpus.png(PhotoCorpus.halves(320, 200));
    String body = text(send(NEW, file("image/png", sent)));
    String key = body.replaceAll("(?s).*name=\"photos\\[0].id\" value=\"([0-9a-f]{32})\".*", "$1");
    assertThat(photos.contains(new PhotoId(key))).isTrue();

    fields.put("standard.price", "1");
    fields.put("photos[0].id", key);
    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND);
    assertThat(only().photo()).isEqualTo(new PhotoId(key));
  }

  @Test
  void whatNoBrowserSendsIsABadRequestAndNoError() {
    fields.put("photoFile", "text where a file belongs");
    fields.put("title", "題".repeat(101));

    assertThat(send(NEW)).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(listings.ofSeller(seller.id())).isEmpty();
  }

  @Test
  void aPhotoThatWasNeverAcceptedCannotBeNamed() {
    fields.put("photos[0].id", "0".repeat(32));
    fields.put("photos[1].id", "../../etc/passwd");
    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND);
    assertThat(only().photo()).isNull();
  }

  @Test
  void upToFivePhotosArePublishedInTheOrderOfTheFormWithTheFirstAsCover() {
    PhotoId first = photo(0, "封面");
    PhotoId second = photo(1, "");

    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND);

    assertThat(only().photos())
        .containsExactly(new ListingPhoto(first, "封面"), new ListingPhoto(second, ""));
    assertThat(only().photo()).isEqualTo(first);
    assertThat(mvc.get().uri("/services/{id}/", only().id().value()))
        .bodyText()
        .contains("/photos/" + first.value() + "/page.webp", "alt=\"封面\"", "href=\"#photo-2\"");
  }

  @ParameterizedTest
  @CsvSource({"up:1,乙甲丙", "down:1,甲丙乙", "remove:0,乙丙"})
  void buttonsRemoveAndMovePhotosWithWhatIsSaidOfThem(String step, String order) {
    photo(0, "圖甲");
    photo(1, "圖乙");
    photo(2, "圖丙");
    fields.put("photoStep", step);

    String body = text(send(NEW));

    assertThat(
            Pattern.compile("value=\"圖(.)\"").matcher(body).results().map(found -> found.group(1)))
        .containsExactly(order.split(""));
    assertThat(listings.ofSeller(seller.id())).isEmpty();
  }

  @Test
  void aSixthPhotoIsRefusedAndTheFiveStay() {
    for (int i = 0; i < 5; i++) {
      photo(i, "圖" + i);
    }
    fields.put("photoStep", "add");

    String body = text(send(NEW, file("image/png", PhotoCorpus.png(PhotoCorpus.halves(320, 200)))));

    assertThat(body).contains("最多 5 張照片", "value=\"圖4\"").doesNotContain("photos[5]");
  }

  @Test
  void whatAPhotoShowsIsSaidInAHundredAndTwentyCharacters() {
    photo(0, "字".repeat(121));

    assertThat(send(NEW))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("href=\"#photos[0].text\"", "第 1 張照片的說明最多 120 個字，目前是 121 個字");
  }

  @Test
  void aPreviewShowsThePageOfTheServiceAndStoresNothing() {
    question(0, "short_text", "店名是什麼？", "", true);
    PhotoId cover = photo(0, "封面");
    fields.put("preview", "true");

    assertThat(send(NEW))
        .hasStatusOk()
        .bodyText()
        .contains("這是預覽", "為小店設計商標", "NT$1,200", "店名是什麼？", "阿哲")
        .contains("/photos/" + cover.value() + "/page.webp")
        .doesNotContain("?plan=standard", "/favourites/0/", "/studio/listings/0/");
    assertThat(listings.ofSeller(seller.id())).isEmpty();
  }

  @Test
  void whileAPriceIsTypedItsSellerIsToldWhatItBringsAndWhoCanPayIt() {
    assertThat(mvc.get().uri("/studio/price/").param("standard.price", "30,000").with(user(seller)))
        .hasStatusOk()
        .bodyText()
        .contains("NT$30,000", "<strong class=\"text-base\">NT$27,000</strong>", "NT$3,000", "10%")
        .containsPattern("✓</span>\\s*<span>信用卡</span>")
        .containsPattern("✕</span>\\s*<span>[^<]*超商條碼[^<]*</span>\\s*<span>（限 ")
        .doesNotContain("<html");
    assertThat(
            mvc.get()
                .uri("/studio/price/")
                .param("standard.price", "3000")
                .param("premium.price", "2,999")
                .with(user(seller)))
        .bodyText()
        .contains("NT$2,999", "比一般方案便宜");
    assertThat(
            mvc.get()
                .uri("/studio/price/")
                .param("standard.price", "3000")
                .param("premium.price", "3000")
                .with(user(seller)))
        .bodyText()
        .doesNotContain("比一般方案便宜");
    assertThat(mvc.get().uri("/studio/price/").param("premium.price", "一千").with(user(seller)))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("NT$");
    assertThat(mvc.get().uri("/studio/price/").param("premium.price", "1000000").with(user(seller)))
        .bodyText()
        .contains("目前沒有任何支付方式收這個金額");
  }

  @Test
  void theFormAndThePreviewTellWhatAPriceBringsWithoutScript() {
    ListingId id = listings.publish(seller.id(), draft("有價格的服務", shelf));
    assertThat(mvc.get().uri("/studio/listings/" + id.value() + "/").with(user(seller)))
        .bodyText()
        .contains("NT$1,080");
    fields.put("preview", "true");
    assertThat(send(NEW)).hasStatusOk().bodyText().contains("NT$1,080");
  }

  @Test
  void aPreviewOfAnEditLeavesWhatIsStored() {
    ListingId id = listings.publish(seller.id(), draft("原本的標題", shelf));
    fields.put("preview", "true");

    assertThat(send("/studio/listings/" + id.value() + "/"))
        .hasStatusOk()
        .bodyText()
        .contains("為小店設計商標");
    assertThat(only().title()).isEqualTo("原本的標題");
  }

  @Test
  void aPreviewOfWhatIsNotCompleteSaysWhatIsMissing() {
    fields.put("standard.price", "");
    fields.put("preview", "true");

    assertThat(send(NEW))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("請填寫一般方案的價格", "value=\"為小店設計商標\"");
  }

  @Test
  void whileSomebodyTypesThePageOfTheServiceIsDrawnBesideTheFormAndNothingIsStored() {
    PhotoId cover = photo(0, "封面");
    fields.put("live", "true");

    assertThat(send(NEW))
        .hasStatusOk()
        .doesNotContainHeader("HX-Retarget")
        .bodyText()
        .contains("為小店設計商標", "NT$1,200", "/photos/" + cover.value() + "/page.webp")
        .contains("id=\"live-note\"", "hx-swap-oob=\"true\"")
        .doesNotContain("<html", "<form", "?plan=standard", "??");
    assertThat(listings.ofSeller(seller.id())).isEmpty();

    ListingId id = listings.publish(seller.id(), draft("原本的標題", shelf));
    assertThat(send("/studio/listings/" + id.value() + "/"))
        .hasStatusOk()
        .bodyText()
        .contains("為小店設計商標")
        .doesNotContain("原本的標題");
    assertThat(only().title()).isEqualTo("原本的標題");
  }

  @Test
  void whatIsNotCompleteYetLeavesThePictureAndSaysWhatIsMissing() {
    fields.put("standard.price", "");
    fields.put("live", "true");

    assertThat(send(NEW))
        .hasStatusOk()
        .hasHeader("HX-Retarget", "#live-note")
        .bodyText()
        .contains("填好以下欄位後會繼續更新", "請填寫一般方案的價格", "href=\"#standard.price\"")
        .doesNotContain("<html", "為小店設計商標", "??");
  }

  @Test
  void nobodySeesWhatAnothersListingWouldLookLike() {
    SignedInAccount other = member(accounts, "別人");
    ListingId id = listings.publish(other.id(), draft("別人的服務", shelf));
    fields.put("live", "true");

    assertThat(send("/studio/listings/" + id.value() + "/")).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void theFormShowsWhatIsThereAndSavesWhatIsChanged() {
    ListingId id = listings.publish(seller.id(), draft("原本的標題", shelf, premium(4_800)));
    String path = "/studio/listings/" + id.value() + "/";

    assertThat(mvc.get().uri(path).with(user(seller)))
        .hasStatusOk()
        .bodyText()
        .contains("value=\"原本的標題\"", "value=\"4800\"", " checked>");
    assertThat(send(path)).hasStatus(HttpStatus.FOUND);

    assertThat(only().title()).isEqualTo("為小店設計商標");
    assertThat(only().premium()).isNull();
  }

  @Test
  void whatASellerMayNotDecideHasNoField() {
    fields.put("rating", "5.0");
    fields.put("seller", "1");
    fields.put("sellerId", "1");
    fields.put("hiddenReason", "");
    fields.put("createdAt", "2000-01-01T00:00:00Z");

    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND);

    assertThat(only().rating()).isNull();
    assertThat(only().seller()).isEqualTo(seller.id());
  }

  @Test
  void aPlanIncludesTheRevisionsThatWereTypedAndOneWithoutAny() {
    fields.put("standard.revisions", "３");
    fields.put("offersPremium", "true");
    fields.put("premium.title", "完整識別");
    fields.put("premium.description", "全套");
    fields.put("premium.price", "4800");
    fields.put("premium.revisions", "");

    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND);

    assertThat(only().plans()).extracting(Plan::revisions).containsExactly(3, 1);
  }

  @Test
  void questionsArePublishedInTheOrderOfTheFormWithoutTheEmptyOnes() {
    question(0, "short_text", "店名的中英文各是什麼？", "", true);
    question(1, "long_text", " ", "", false);
    question(2, "choice", "希望的風格？", "極簡\n\n 復古 \n極簡\n手繪", false);

    assertThat(send(NEW)).hasStatus(HttpStatus.FOUND);

    assertThat(only().questions())
        .containsExactly(
            new Question(QuestionKind.SHORT_TEXT, "店名的中英文各是什麼？", List.of(), true),
            new Question(QuestionKind.CHOICE, "希望的風格？", List.of("極簡", "復古", "手繪"), false));
    assertThat(mvc.get().uri(ofOnly()).with(user(seller)))
        .bodyText()
        .contains("value=\"店名的中英文各是什麼？\"", "極簡\n復古\n手繪", "第 2 題");
  }

  @Test
  void anEditReplacesTheQuestions() {
    question(0, "short_text", "舊問題", "", true);
    send(NEW);
    question(0, "long_text", "新問題", "", false);

    assertThat(send(ofOnly())).hasStatus(HttpStatus.FOUND);

    assertThat(only().questions())
        .containsExactly(new Question(QuestionKind.LONG_TEXT, "新問題", List.of(), false));
  }

  @Test
  void aButtonAddsAnEmptyQuestionAndKeepsWhatWasTyped() {
    question(0, "short_text", "第一問", "", true);
    fields.put("standard.price", "零");
    fields.put("questionStep", "add");

    assertThat(send(NEW))
        .hasStatusOk()
        .bodyText()
        .contains("name=\"questions[1].label\"", "value=\"第一問\"", "value=\"零\"")
        .contains("value=\"為小店設計商標\"")
        .doesNotContain("role=\"alert\"");
    assertThat(listings.ofSeller(seller.id())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "remove:1,甲丙",
    "up:1,乙甲丙",
    "down:1,甲丙乙",
    "up:0,甲乙丙",
    "down:2,甲乙丙",
    "remove:9,甲乙丙",
    "explode,甲乙丙"
  })
  void buttonsRemoveAndMoveQuestions(String step, String order) {
    question(0, "short_text", "問甲", "", true);
    question(1, "short_text", "問乙", "", true);
    question(2, "short_text", "問丙", "", true);
    fields.put("questionStep", step);

    String body = text(send(NEW));

    assertThat(
            Pattern.compile("value=\"問(.)\"").matcher(body).results().map(found -> found.group(1)))
        .containsExactly(order.split(""));
  }

  /** No browser presses two; a program that does gets one of them. */
  @Test
  void twoButtonsAtOnceAreOneOfThem() {
    fields.put("questionStep", "add");
    fields.put("photoStep", "up 0");
    assertThat(send(NEW)).hasStatusOk().bodyText().contains("questions[0].label");
    fields.put("preview", "true");
    assertThat(send(NEW)).hasStatusOk().bodyText().doesNotContain("questions[0].label");
  }

  @Test
  void anAcceptedPhotoSurvivesTheButtonsOfTheQuestions() {
    fields.put("questionStep", "add");
    byte[] sent = PhotoCorpus.png(PhotoCorpus.halves(320, 200));

    assertThat(send(NEW, file("image/png", sent)))
        .hasStatusOk()
        .bodyText()
        .containsPattern("name=\"photos\\[0]\\.id\" value=\"[0-9a-f]{32}\"");
  }

  @Test
  void anUnfinishedQuestionIsNamedAtItsFieldAndKept() {
    question(0, "choice", "風格？", "只有一個", true);
    question(1, "short_text", "字".repeat(201), "", true);

    assertThat(send(NEW))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("href=\"#questions[0].choices\"", "第 1 題的選項請填 2 到 20 個", "只有一個")
        .contains("href=\"#questions[1].label\"", "第 2 題的問題最多 200 個字，目前是 201 個字");
    assertThat(listings.ofSeller(seller.id())).isEmpty();
  }

  @Test
  void elevenQuestionsAreTooMany() {
    for (int i = 0; i < 11; i++) {
      question(i, "short_text", "問題" + i, "", true);
    }

    assertThat(send(NEW)).hasStatus(HttpStatus.BAD_REQUEST).bodyText().contains("最多問 10 題");

    fields.keySet().removeIf(name -> name.startsWith("questions[10]"));
    fields.put("questionStep", "add");
    assertThat(send(NEW)).hasStatusOk().bodyText().doesNotContain("questions[10]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "questions[999999].label",
        "questions[abc].label",
        "questions[-1].label",
        "questions[].label"
      })
  void aRowThatNoPageHasIsABadRequestAndNoError(String name) {
    fields.put(name, "問題");

    assertThat(send(NEW)).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(listings.ofSeller(seller.id())).isEmpty();
  }

  @Test
  void anothersListingDoesNotExistInTheStudio() {
    ListingId id = listings.publish(member(accounts, "別人").id(), draft("別人的服務", shelf));
    String path = "/studio/listings/" + id.value() + "/";

    assertThat(mvc.get().uri(path).with(user(seller))).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(send(path)).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(listings.find(id).orElseThrow().title()).isEqualTo("別人的服務");
  }

  @Test
  void theStudioListsOnesOwnWithTheReasonOfHiding() {
    assertThat(mvc.get().uri("/studio/").with(user(seller)))
        .hasStatusOk()
        .bodyText()
        .contains("還沒有上架的服務", NEW);
    ListingId id = listings.publish(seller.id(), draft("被隱藏的", shelf));
    listings.hide(id, "照片來源不明");

    assertThat(mvc.get().uri("/studio/").with(user(seller)))
        .bodyText()
        .contains("被隱藏的", "已隱藏", "照片來源不明", "/studio/listings/" + id.value() + "/");
  }

  @Test
  void aButtonPausesAndResumes() {
    ListingId id = listings.publish(seller.id(), draft("要休假的", shelf));
    String path = "/studio/listings/" + id.value();

    assertThat(press(path + "/pause/", seller)).hasStatus(HttpStatus.FOUND);
    assertThat(mvc.get().uri("/studio/").with(user(seller)))
        .bodyText()
        .contains("暫停接單", path + "/resume/")
        .doesNotContain(path + "/pause/");
    assertThat(press(path + "/resume/", seller)).hasStatus(HttpStatus.FOUND);
    assertThat(only().paused()).isFalse();
    assertThat(press(path + "/pause/", member(accounts, "別人"))).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(only().paused()).isFalse();
  }

  private MvcTestResult press(String path, SignedInAccount who) {
    return mvc.post().uri(path).with(user(who)).with(csrf()).exchange();
  }

  @Test
  void onlyMembersWhoSignedInSell() {
    assertThat(mvc.get().uri("/studio/")).hasStatus3xxRedirection();
    assertThat(mvc.get().uri("/studio/").with(user(ListingFixtures.operator(accounts))))
        .hasStatus(HttpStatus.FORBIDDEN);
    assertThat(mvc.post().multipart().uri(NEW).with(user(seller))).hasStatus(HttpStatus.FORBIDDEN);
  }

  private MvcTestResult send(String path, MockMultipartFile... files) {
    var request = mvc.post().uri(path).multipart();
    List.of(files).forEach(request::file);
    fields.forEach(request::param);
    return request.with(user(seller)).with(csrf()).exchange();
  }

  private void question(int row, String kind, String label, String choices, boolean mandatory) {
    fields.put("questions[" + row + "].kind", kind);
    fields.put("questions[" + row + "].label", label);
    fields.put("questions[" + row + "].choices", choices);
    if (mandatory) {
      fields.put("questions[" + row + "].mandatory", "true");
    } else {
      fields.remove("questions[" + row + "].mandatory");
    }
  }

  /** A photo that was accepted before; each has pixels of its own. */
  private PhotoId photo(int row, String text) {
    PhotoId id = photos.add(PhotoCorpus.halves(160 + 16 * row, 100 + 10 * row));
    fields.put("photos[" + row + "].id", id.value());
    fields.put("photos[" + row + "].text", text);
    return id;
  }

  private String ofOnly() {
    return "/studio/listings/" + only().id().value() + "/";
  }

  private static MockMultipartFile file(String type, byte[] content) {
    return new MockMultipartFile("photoFile", "../../photo.jpg", type, content);
  }

  private static String text(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Listing only() {
    List<Listing> own = listings.ofSeller(seller.id());
    assertThat(own).hasSize(1);
    return own.getFirst();
  }
}
