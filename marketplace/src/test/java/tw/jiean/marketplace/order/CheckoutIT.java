package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.UnsupportedEncodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentView;

class CheckoutIT extends OrderITBase {

  private static final Pattern TRADE_NO =
      Pattern.compile("name=\"MerchantTradeNo\" value=\"([0-9A-Z]{1,20})\"");

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
  void choosingShowsBothPlansAndEveryMethodWithItsLimit() {
    assertThat(get(choosing("standard"), buyer))
        .hasStatusOk()
        .bodyText()
        .contains(
            "id=\"plan\"",
            ">一般方案</option>",
            ">專業方案</option>",
            "<option value=\"\">請選擇</option>",
            ">信用卡(20萬以下)</option>",
            ">ATM 轉帳(5萬以下)</option>",
            ">超商代碼(6,000元以下)</option>",
            ">超商條碼(2萬以下)</option>",
            ">Line Pay</option>",
            ">Google Pay</option>",
            "綠界科技目前沒有提供",
            "id=\"nextButton\"",
            "下一步",
            "上一步",
            "可修改 1 次",
            "NT$1,200")
        .doesNotContain("金額超過上限\">", "<b>&");
  }

  @Test
  void thePlanDecidesPriceAndMethods() throws Exception {
    String page = body(get(choosing("premium"), buyer));

    assertThat(page).contains("for=\"plan\">NT$30,000</output>", "label=\"金額超過上限\"");
    String usable =
        page.substring(page.indexOf("id=\"payment_method\""), page.indexOf("<optgroup"));
    assertThat(usable).contains("信用卡(20萬以下)", "ATM 轉帳(5萬以下)").doesNotContain("超商");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "", "PREMIUM"})
  void anUnknownPlanIsShownAsTheStandardOne(String plan) {
    assertThat(get(choosing(plan), buyer))
        .hasStatusOk()
        .bodyText()
        .contains("for=\"plan\">NT$1,200</output>");
  }

  @Test
  void theSellerGetsNoForm() {
    assertThat(get(choosing("standard"), seller))
        .hasStatusOk()
        .bodyText()
        .contains("這是您自己的服務")
        .doesNotContain("nextButton", "payment_method");
  }

  @Test
  void choosingAsksForSignIn() {
    assertThat(mvc.get().uri(choosing("standard")))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl("/login/");
  }

  @Test
  void anUnknownOrHiddenServiceCannotBeChosen() {
    assertThat(get("/order/999999999/", buyer)).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(get("/order/99999999999999999999999/", buyer)).hasStatus(HttpStatus.NOT_FOUND);
    listings.hide(listing, "違反規定");
    assertThat(get(choosing("standard"), buyer)).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void aServicePausedWhileItIsOrderedSaysSoAndLeadsBack() {
    listings.pause(listing, seller.id());

    assertThat(get(choosing("premium"), buyer))
        .hasStatusOk()
        .bodyText()
        .contains("賣家目前不接單", "/services/" + listing.value() + "/", choosing("premium"));
    assertThat(createHere("premium", "credit_card", "r-paused").accept(MediaType.TEXT_HTML))
        .hasStatus(HttpStatus.NOT_FOUND)
        .bodyText()
        .contains("賣家目前不接單", "/services/" + listing.value() + "/");
    assertThat(boughtBy(buyer)).isEmpty();

    listings.hide(listing, "違反規定");
    assertThat(createHere("premium", "credit_card", "r-gone").accept(MediaType.TEXT_HTML))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void aChoiceBecomesAnOrderAndAFormForEcpay() throws Exception {
    MvcTestResult answer = createHere("premium", "credit_card", "r-1").exchange();

    assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
    String form = form(body(answer));
    assertThat(form)
        .contains(
            "method=\"post\"",
            "action=\"http://localhost:8090/Cashier/AioCheckOut/V5\"",
            "name=\"TotalAmount\" value=\"30000\"",
            "name=\"ChoosePayment\" value=\"Credit\"",
            "name=\"CheckMacValue\"",
            "前往付款 NT$30,000")
        .doesNotContain("_csrf", "<b>");
    assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
        .contains("form-action 'self' http://localhost:8090");
    assertThat(answer.getResponse().getHeader(HttpHeaders.CACHE_CONTROL))
        .doesNotContain("no-store");
  }

  @Test
  void onlyTheHandOverPageMayPostToEcpay() {
    MvcTestResult answer = get(choosing("standard"), buyer).exchange();

    assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
        .endsWith("form-action 'self'");
  }

  @Test
  void noPriceIsEverTakenFromTheBrowser() throws Exception {
    String page =
        body(
            createHere("standard", "credit_card", "r-price")
                .param("price", "1")
                .param("amount", "1")
                .param("TotalAmount", "1")
                .exchange());

    assertThat(page).contains("name=\"TotalAmount\" value=\"1200\"");
  }

  @Test
  void theAgreementIsFrozenWhenItIsPlaced() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    listings.hide(sale.order().terms().listing(), "違反規定");

    assertThat(orders.find(sale.order().number()))
        .get()
        .extracting(Order::terms)
        .isEqualTo(sale.order().terms());
    assertThat(sale.order().terms().price()).isEqualTo(Money.of(OrderFixtures.PRICE));
    assertThat(sale.order().seller().displayName()).isEqualTo("陳設計");
    assertThat(get(sale.page(), sale.buyer())).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void anyOtherMethodIsRefusedFirst(String method) {
    MockMvcRequestBuilder request =
        mvc.method(HttpMethod.valueOf(method)).uri("/order/create/?service_id=7&plan=premium");

    assertThat(request.accept(MediaType.APPLICATION_JSON))
        .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
        .headers()
        .hasValue(HttpHeaders.ALLOW, "POST");
  }

  @Test
  void aBrowserThatOpensTheAddressGetsALinkToTheChoice() {
    assertThat(
            mvc.get().uri("/order/create/?service_id=7&plan=premium").accept(MediaType.TEXT_HTML))
        .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
        .bodyText()
        .contains("href=\"/order/7/?plan=premium\"");
    assertThat(mvc.get().uri("/order/create/").accept(MediaType.APPLICATION_JSON))
        .bodyJson()
        .isStrictlyEqualTo("{\"error\": \"Invalid request method.\"}");
    assertThat(mvc.get().uri("/order/create/?service_id=//evil.example&plan=x"))
        .bodyText()
        .contains("btn-primary\" href=\"/\"")
        .doesNotContain("href=\"//evil");
  }

  @Test
  void aMissingTokenIsRefusedBeforeSignIn() {
    assertThat(mvc.post().uri("/order/create/")).hasStatus(HttpStatus.FORBIDDEN);
    assertThat(mvc.post().uri("/order/create/").with(user(buyer))).hasStatus(HttpStatus.FORBIDDEN);
  }

  @Test
  void signInComesBeforeEverythingThatIsWrongAndLeadsBackToTheChoice() {
    MvcTestResult refused =
        mvc.post()
            .uri("/order/create/")
            .with(csrf())
            .param("service_id", "424242")
            .param("plan", "premium")
            .param("payment_method", "nonsense")
            .exchange();

    assertThat(refused).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/login/");
    assertThat(
            mvc.post()
                .uri("/login/")
                .cookie(refused.getResponse().getCookies())
                .with(csrf())
                .param("username", buyer.email())
                .param("password", OrderFixtures.PASSWORD))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl("/order/424242/?plan=premium");
  }

  /** Each row is wrong in its own way and in all ways that come later; the first one is named. */
  @ParameterizedTest
  @CsvSource({
    "999999999, nonsense, nonsense, 404, Service not found.",
    "seven, nonsense, nonsense, 404, Service not found.",
    "99999999999999999999999, nonsense, nonsense, 404, Service not found.",
    "own, nonsense, nonsense, 400, Invalid plan selected.",
    "own, premium, nonsense, 400, Invalid payment method selected.",
    "own, premium, linepay, 400, Invalid payment method selected.",
    "own, premium, googlepay, 400, Invalid payment method selected.",
    "own, premium, cvs, 403, You cannot buy your own service.",
    "other, premium, cvs, 400, 'cvs takes NT$33 to NT$6,000, not NT$30,000.'",
    "plain, premium, credit_card, 400, Invalid plan selected.",
  })
  void refusalsComeInTheOrderOfTheContract(
      String service, String plan, String method, int status, String error) {
    String id =
        switch (service) {
          case "own" -> Long.toString(fixtures.listing(buyer).value());
          case "other" -> Long.toString(listing.value());
          case "plain" -> Long.toString(fixtures.listing(seller, null).value());
          default -> service;
        };
    assertThat(
            mvc.post()
                .uri("/order/create/")
                .with(user(buyer))
                .with(csrf())
                .accept(MediaType.APPLICATION_JSON)
                .param("service_id", id)
                .param("plan", plan)
                .param("payment_method", method))
        .hasStatus(status)
        .bodyJson()
        .isStrictlyEqualTo("{\"error\": \"" + error + "\"}");
    assertThat(boughtBy(buyer)).isEmpty();
  }

  @Test
  void aHiddenServiceIsNotFound() {
    listings.hide(listing, "違反規定");

    assertThat(createHere("standard", "credit_card", "r-hidden").accept(MediaType.APPLICATION_JSON))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void aMissingFieldIsAsWrongAsAnUnknownOne() {
    assertThat(
            mvc.post()
                .uri("/order/create/")
                .with(user(buyer))
                .with(csrf())
                .accept(MediaType.APPLICATION_JSON))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void aBrowserKeepsItsChoiceWhenItIsRefused() {
    assertThat(createHere("premium", "cvs", "r-keep").accept(MediaType.TEXT_HTML))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains(
            "超商代碼只能支付 NT$33 到 NT$6,000，這筆金額是 NT$30,000",
            "href=\"#payment_method\"",
            "<option value=\"premium\" selected>")
        .containsPattern("<option value=\"cvs\"(?=[^>]* selected )(?=[^>]* disabled )");
    assertThat(createHere("nonsense", "atm", "r-keep-2").accept(MediaType.TEXT_HTML))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("href=\"#plan\"")
        .containsPattern("<option value=\"atm\"[^>]* selected");
  }

  @Test
  void buyingFromOneselfIsExplainedToABrowser() {
    assertThat(create(seller, listing, "standard", "credit_card", "r-own"))
        .hasStatus(HttpStatus.FORBIDDEN)
        .bodyText()
        .contains("這是您自己的服務");
  }

  @Test
  void theSameRequestGivesTheSameOrderAndTheSameForm() throws Exception {
    String first = body(createHere("standard", "atm", "r-same").exchange());
    String again = body(createHere("standard", "atm", "r-same").exchange());

    assertThat(fields(again)).isEqualTo(fields(first));
    assertThat(boughtBy(buyer)).hasSize(1);
  }

  @Test
  void theSameRequestGivesTheSameFormAlsoWhenItIsPaid() throws Exception {
    String first = body(createHere("standard", "credit_card", "r-paid").exchange());
    fixtures.paid(tradeNo(first), OrderFixtures.PRICE, "Credit_CreditCard");
    String again = body(createHere("standard", "credit_card", "r-paid").exchange());

    assertThat(fields(again)).isEqualTo(fields(first));
    assertThat(again).contains("這筆訂單不需要再付款").doesNotContain("前往付款");
  }

  @ParameterizedTest
  @CsvSource({"premium, atm", "standard, credit_card"})
  void theSameRequestForSomethingElseIsAConflict(String plan, String method) throws Exception {
    body(createHere("standard", "atm", "r-else").exchange());

    assertThat(createHere(plan, method, "r-else"))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("這次送出的內容和訂單不一致");
    assertThat(create(buyer, fixtures.listing(seller), "standard", "atm", "r-else"))
        .hasStatus(HttpStatus.CONFLICT);
    assertThat(boughtBy(buyer)).hasSize(1);
  }

  @Test
  void twoBuyersMayUseTheSameRequestId() throws Exception {
    SignedInAccount other = fixtures.member("王先生");

    assertThat(tradeNo(body(createHere("standard", "atm", "r-shared").exchange())))
        .isNotEqualTo(
            tradeNo(body(create(other, listing, "standard", "atm", "r-shared").exchange())));
  }

  @Test
  void withoutARequestIdEveryPostIsAnOrder() throws Exception {
    body(createHere("standard", "atm", "").exchange());
    body(createHere("standard", "atm", "").exchange());

    assertThat(boughtBy(buyer)).hasSize(2);
  }

  @Test
  void aRequestIdThatNoFormHasIsRefused() {
    assertThat(createHere("standard", "atm", "x".repeat(65)).accept(MediaType.APPLICATION_JSON))
        .hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(createHere("standard", "atm", "a b")).hasStatus(HttpStatus.BAD_REQUEST);
  }

  @Test
  void oneRequestSentByTwentyAtOnceMakesOneOrder() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    Callable<String> send =
        () -> {
          start.await();
          return tradeNo(body(createHere("standard", "atm", "r-race").exchange()));
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = Stream.generate(() -> threads.submit(send)).limit(20).toList();
      start.countDown();
      Set<String> tradeNumbers = new HashSet<>();
      for (Future<String> answer : answers) {
        tradeNumbers.add(answer.get());
      }
      assertThat(tradeNumbers).hasSize(1);
    }
    assertThat(boughtBy(buyer))
        .singleElement()
        .satisfies(order -> assertThat(payments.attempts(order.number().reference())).hasSize(1));
  }

  @Test
  void payingAgainKeepsTheOrderAndTakesANewNumber() throws Exception {
    Sale sale = fixtures.declined();
    String page = body(payAgain(sale.buyer(), sale.order(), "atm", "again-1").exchange());

    assertThat(page)
        .contains("name=\"ChoosePayment\" value=\"ATM\"", "name=\"TotalAmount\" value=\"1200\"");
    assertThat(tradeNo(page)).isNotEqualTo(sale.tradeNo());
    assertThat(payments.attempts(sale.order().number().reference()))
        .extracting(PaymentView::merchantTradeNo)
        .containsExactly(tradeNo(page), sale.tradeNo());
    assertThat(body(payAgain(sale.buyer(), sale.order(), "atm", "again-1").exchange()))
        .contains(tradeNo(page));

    fixtures.paid(tradeNo(page), OrderFixtures.PRICE, "ATM_LAND");
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
  }

  @Test
  void payingAgainIsRefusedWhenPaidOrCancelled() {
    Sale paid = fixtures.funded();
    Sale cancelled = fixtures.placed(PaymentMethod.ATM);
    orders.cancelUnpaid(cancelled.order().number(), "買家要求取消");

    for (Sale sale : List.of(paid, cancelled)) {
      assertThat(payAgain(sale.buyer(), sale.order(), "credit_card", "again"))
          .hasStatus(HttpStatus.CONFLICT);
      assertThat(payments.attempts(sale.order().number().reference())).hasSize(1);
    }
  }

  @Test
  void onlyTheBuyerPaysAgain() {
    Sale sale = fixtures.declined();

    for (SignedInAccount other : List.of(sale.seller(), fixtures.operator(), buyer)) {
      assertThat(payAgain(other, sale.order(), "credit_card", "again"))
          .hasStatus(HttpStatus.NOT_FOUND);
    }
    assertThat(mvc.post().uri(sale.page() + "pay/").with(csrf()))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl("/login/");
    assertThat(mvc.post().uri(sale.page() + "pay/").with(user(sale.buyer())))
        .hasStatus(HttpStatus.FORBIDDEN);
  }

  @ParameterizedTest
  @CsvSource({"linepay, 400", "nonsense, 400", "'', 400"})
  void payingAgainTakesOnlyMethodsThatAreOn(String method, int status) {
    Sale sale = fixtures.declined();

    assertThat(payAgain(sale.buyer(), sale.order(), method, "again"))
        .hasStatus(status)
        .bodyText()
        .contains("href=\"#payment_method\"", "payAgainButton");
  }

  @Test
  void payingAgainByAnotherMethodWithTheSameRequestIsAConflict() throws Exception {
    Sale sale = fixtures.declined();
    body(payAgain(sale.buyer(), sale.order(), "atm", "again").exchange());

    assertThat(payAgain(sale.buyer(), sale.order(), "cvs", "again")).hasStatus(HttpStatus.CONFLICT);
  }

  private String choosing(String plan) {
    return "/order/" + listing.value() + "/?plan=" + plan;
  }

  private MockMvcRequestBuilder createHere(String plan, String method, String requestId) {
    return create(buyer, listing, plan, method, requestId);
  }

  private static String body(MockMvcRequestBuilder request) throws UnsupportedEncodingException {
    return body(request.exchange());
  }

  private static String body(MvcTestResult answer) throws UnsupportedEncodingException {
    assertThat(answer).hasStatusOk();
    return answer.getResponse().getContentAsString();
  }

  private static String form(String page) {
    int start = page.indexOf("<form id=\"ecpay_form\"");
    return page.substring(start, page.indexOf("</form>", start));
  }

  private static List<String> fields(String page) {
    Matcher inputs = Pattern.compile("<input [^>]*>").matcher(form(page));
    return inputs.results().map(MatchResult::group).toList();
  }

  private static String tradeNo(String page) {
    Matcher matcher = TRADE_NO.matcher(form(page));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
