package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Category;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.Instalments;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentTerms;
import tw.jiean.marketplace.payment.PaymentView;

/** What a method lets its buyer choose: instalments by price, days for a transfer. */
class PaymentTermsIT extends OrderITBase {

  private SignedInAccount seller;
  private SignedInAccount buyer;
  private ListingId listing;

  @BeforeEach
  void people() {
    seller = fixtures.member("陳設計");
    buyer = fixtures.member("林小姐");
    listing = fixtures.listing(seller);
  }

  @Test
  void thePageSaysOfEachMethodWhatItTakesHowLongOneHasAndHowItGoes() throws Exception {
    String page = choosing("standard", Locale.TAIWAN);

    assertThat(row(page, "credit_card"))
        .contains("金額 NT$5 到 NT$199,999", "當場付款，1 小時內完成", "在綠界的付款頁輸入卡號");
    assertThat(row(page, "atm")).contains("金額 NT$11 到 NT$49,999", "取得帳號後 3 天內付款，天數可以自選");
    assertThat(row(page, "cvs")).contains("金額 NT$33 到 NT$6,000", "取得繳費資料後 7 天內付款");
    assertThat(row(page, "barcode")).contains("金額 NT$17 到 NT$20,000", "7 天內付款");
    assertThat(row(page, "jkopay")).contains("街口支付的 App");
    for (PaymentMethod method : PaymentMethod.values()) {
      assertThat(row(page, method.code()))
          .as("%s is described and tied to its option", method)
          .isNotEmpty();
      assertThat(page).contains("aria-describedby=\"about_" + method.code() + "\"");
    }
    assertThat(row(choosing("standard", Locale.ENGLISH), "atm"))
        .contains("NT$11 to NT$49,999", "Pay within 3 days of getting the account");
  }

  @Test
  void aGreyedMethodSaysWhy() throws Exception {
    String small = choosing("standard", Locale.TAIWAN);
    String large = choosing("premium", Locale.TAIWAN);

    assertThat(row(small, "cvs")).doesNotContain("data-unusable=");
    assertThat(shown(row(large, "cvs"))).contains("這筆金額太高，最多 NT$6,000").doesNotContain("太低");
    assertThat(row(large, "cvs")).contains("data-unusable=\"true\"");
    assertThat(shown(row(small, "bnpl"))).contains("這筆金額太低，最少 NT$3,000").doesNotContain("太高");
    assertThat(row(small, "linepay")).contains("data-unusable=\"true\"", "綠界科技目前沒有提供");
  }

  @Test
  void thePriceDecidesWhichInstalmentsCanBeChosen() throws Exception {
    String small = choosing("standard", Locale.TAIWAN);

    assertThat(input(small, "instalments"))
        .contains("value=\"1\"", "checked")
        .doesNotContain(" disabled ");
    assertThat(input(small, "instalments_3"))
        .contains("aria-describedby=\"instalments_3-each\"")
        .doesNotContain(" disabled ");
    assertThat(input(small, "instalments_6"))
        .contains(" disabled ", "aria-describedby=\"instalments_6-from\"");
    assertThat(small).contains(">每期約 NT$400<", ">NT$2,000 以上可選<");
    assertThat(input(choosing("premium", Locale.TAIWAN), "instalments_30N"))
        .doesNotContain(" disabled ");
  }

  @Test
  void theFormCarriesThePlanAndTheAttemptRemembersIt() throws Exception {
    String page = body(create("premium", "credit_card", "r-plan").param("instalments", "12"));

    assertThat(page).contains("name=\"CreditInstallment\" value=\"12\"");
    PaymentView attempt = attempt();
    assertThat(attempt.terms()).isEqualTo(new PaymentTerms(Instalments.TWELVE, null));
    assertThat(page).contains("信用卡（分 12 期）", "name=\"instalments\" value=\"12\"");
    assertThat(get("/orders/" + order().number() + "/", buyer)).bodyText().contains("信用卡（分 12 期）");
  }

  @ParameterizedTest
  @CsvSource({"credit_card, ''", "credit_card, 1", "webatm, 12", "twqr, nonsense"})
  void onePaymentIsWhatIsChosenOtherwise(String method, String instalments) throws Exception {
    String page = body(create("premium", method, "r-once").param("instalments", instalments));

    assertThat(page).doesNotContain("CreditInstallment");
    assertThat(attempt().terms()).isEqualTo(PaymentTerms.USUAL);
  }

  @ParameterizedTest
  @CsvSource({"'', 3", "1, 1", "3, 3", "7, 7"})
  void anAccountIsAskedForWithTheDaysThatWereChosen(String days, int expected) throws Exception {
    String page = body(create("standard", "atm", "r-days").param("atm_days", days));

    assertThat(page).contains("name=\"ExpireDate\" value=\"" + expected + "\"");
    assertThat(attempt().terms()).isEqualTo(new PaymentTerms(null, Duration.ofDays(expected)));
  }

  @Test
  void theUsualDaysAreChosenBeforehand() throws Exception {
    String page = choosing("standard", Locale.TAIWAN);

    assertThat(input(page, "atm_days_3")).contains("checked");
    assertThat(input(page, "atm_days")).contains("value=\"1\"").doesNotContain("checked");
    assertThat(page).contains(">7 天</label>");
  }

  @ParameterizedTest
  @CsvSource({
    "credit_card, instalments, 6, Invalid instalments selected.",
    "credit_card, instalments, 30N, Invalid instalments selected.",
    "credit_card, instalments, 5, Invalid instalments selected.",
    "credit_card, instalments, 4, Invalid instalments selected.",
    "credit_card, instalments, '3,6', Invalid instalments selected.",
    "credit_card, instalments, 3n, Invalid instalments selected.",
    "atm, atm_days, 2, Invalid time to pay selected.",
    "atm, atm_days, 60, Invalid time to pay selected.",
    "atm, atm_days, -3, Invalid time to pay selected.",
    "atm, atm_days, 3d, Invalid time to pay selected.",
    "atm, atm_days, 999999999999999999999, Invalid time to pay selected.",
  })
  void whatIsNotOfferedIsRefused(String method, String field, String value, String error) {
    assertThat(
            create("standard", method, "r-forged")
                .param(field, value)
                .accept(MediaType.APPLICATION_JSON))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyJson()
        .isStrictlyEqualTo("{\"error\": \"" + error + "\"}");
    assertThat(boughtBy(buyer)).isEmpty();
  }

  @Test
  void aBrowserReadsWhyAndKeepsTheRest() throws Exception {
    String page =
        refused(
            create("standard", "credit_card", "r-keep")
                .param("instalments", "6")
                .param("atm_days", "7"));

    assertThat(page)
        .contains("分 6 期的金額須在 NT$2,000 以上，這筆金額是 NT$1,200", "href=\"#instalments\"")
        .contains("aria-describedby=\"instalments-error\"")
        .containsPattern("<option value=\"credit_card\"[^>]* selected");
    assertThat(input(page, "atm_days_7")).contains("checked");
    assertThat(input(page, "instalments")).as("what is shown is what is sent").contains("checked");
    assertThat(refused(create("standard", "credit_card", "r-keep").param("instalments", "7")))
        .contains("沒有這種分期");
    assertThat(refused(create("standard", "atm", "r-keep").param("atm_days", "2")))
        .contains("不能選這個轉帳期限", "href=\"#atm_days\"");
  }

  @Test
  void aPriceThatFellMeanwhileRefusesThePlanAndShowsTheNewPrice() throws Exception {
    assertThat(input(choosing("premium", Locale.TAIWAN), "instalments_24"))
        .doesNotContain(" disabled ");
    Listing before = listings.findPublished(listing).orElseThrow();
    listings.edit(
        listing,
        seller.id(),
        new ListingDraft(
            before.title(),
            before.description(),
            before.categories().stream().map(Category::id).collect(Collectors.toSet()),
            before.standard(),
            new Plan(PlanKind.PREMIUM, "完整版", "三個提案", Money.of(9_000), null),
            null));

    assertThat(refused(create("premium", "credit_card", "r-fell").param("instalments", "24")))
        .contains("分 24 期的金額須在 NT$12,000 以上，這筆金額是 NT$9,000", "for=\"plan\">NT$9,000</output>");
  }

  @Test
  void theSameRequestGivesTheSameFormAndOtherTermsAreAConflict() throws Exception {
    String first = body(create("premium", "credit_card", "r-same").param("instalments", "6"));
    String again = body(create("premium", "credit_card", "r-same").param("instalments", "6"));

    assertThat(tradeNo(again)).isEqualTo(tradeNo(first));
    assertThat(create("premium", "credit_card", "r-same").param("instalments", "12"))
        .hasStatus(HttpStatus.CONFLICT);
    assertThat(create("premium", "credit_card", "r-same")).hasStatus(HttpStatus.CONFLICT);
    body(create("standard", "atm", "r-days").param("atm_days", "7"));
    assertThat(create("standard", "atm", "r-days").param("atm_days", "1"))
        .hasStatus(HttpStatus.CONFLICT);
  }

  @Test
  void payingAgainOffersTheSameAndKeepsToIt() throws Exception {
    Sale sale = fixtures.declined();
    String page = body(get(sale.page(), sale.buyer()));
    assertThat(row(page, "atm")).contains("取得帳號後 3 天內付款，天數可以自選");
    assertThat(input(page, "instalments_3")).doesNotContain(" disabled ");

    String form =
        body(
            payAgain(sale.buyer(), sale.order(), "credit_card", "again-3")
                .param("instalments", "3"));
    assertThat(form).contains("name=\"CreditInstallment\" value=\"3\"");
    assertThat(input(body(get(sale.page(), sale.buyer())), "instalments_3"))
        .as("the plan of before is chosen again")
        .contains("checked");
    assertThat(
            tradeNo(
                body(
                    payAgain(sale.buyer(), sale.order(), "credit_card", "again-3")
                        .param("instalments", "3"))))
        .isEqualTo(tradeNo(form));
    assertThat(
            payAgain(sale.buyer(), sale.order(), "credit_card", "again-3")
                .param("instalments", "1"))
        .hasStatus(HttpStatus.CONFLICT);
    assertThat(
            refused(
                payAgain(sale.buyer(), sale.order(), "credit_card", "x").param("instalments", "6")))
        .contains("分 6 期的金額須在 NT$2,000 以上", "payAgainButton", "href=\"#instalments\"");
  }

  @Test
  void nobodyRewritesTheTermsOfAnAttempt() throws Exception {
    body(create("premium", "credit_card", "r-fixed").param("instalments", "12"));
    long id = Long.parseLong(attempt().id().toString());

    for (String change : new String[] {"instalments = '3'", "instalments = null"}) {
      assertThatThrownBy(
              () -> jdbc.sql("update payment_attempt set " + change + " where id = " + id).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("does not change");
    }
  }

  private String choosing(String plan, Locale language) throws UnsupportedEncodingException {
    return body(
        get("/order/" + listing.value() + "/?plan=" + plan, buyer)
            .cookie(new Cookie("language", language.toLanguageTag())));
  }

  private MockMvcRequestBuilder create(String plan, String method, String requestId) {
    return create(buyer, listing, plan, method, requestId);
  }

  private Order order() {
    return boughtBy(buyer).getFirst();
  }

  private PaymentView attempt() {
    return payments.attempts(order().number().reference()).getFirst();
  }

  private static String body(MockMvcRequestBuilder request) throws UnsupportedEncodingException {
    var answer = request.exchange();
    assertThat(answer).hasStatusOk();
    return answer.getResponse().getContentAsString();
  }

  private static String refused(MockMvcRequestBuilder request) throws UnsupportedEncodingException {
    var answer = request.accept(MediaType.TEXT_HTML).exchange();
    assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
    return answer.getResponse().getContentAsString();
  }

  /** What the page says of a method. */
  private static String row(String page, String method) {
    return found(page, "<li [^>]*id=\"about_" + method + "\".*?</li>");
  }

  /** Without what is hidden. */
  private static String shown(String row) {
    return row.replaceAll("(?s)<p [^>]*hidden[^>]*>.*?</p>", "");
  }

  private static String input(String page, String id) {
    return found(page, "<input [^>]*id=\"" + id + "\"[^>]*>");
  }

  private static String tradeNo(String page) {
    return found(page, "data-trade-no=\"[0-9A-Z]+\"");
  }

  private static String found(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return Objects.requireNonNull(matcher.group());
  }
}
