package tw.jiean.marketplace.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.catalog.Reputation;
import tw.jiean.marketplace.order.Checkout;
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.order.PurchaseChoice;
import tw.jiean.marketplace.order.RequestId;
import tw.jiean.marketplace.payment.PaymentMethod;

/** Orders are finished by the forms of their parties; reviews are written by theirs. */
@MarketplaceTest
class ReviewsIT {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Autowired private MockMvcTester mvc;
  @Autowired private Reviews reviews;
  @Autowired private Reputation reputation;
  @Autowired private Orders orders;
  @Autowired private Listings listings;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private EcpayConfig ecpay;
  @Autowired private SettableClock clock;
  @Autowired private JdbcClient jdbc;

  private OrderFixtures fixtures;

  @BeforeEach
  void fixtures() {
    fixtures = new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc);
  }

  @Test
  void bothReviewsAreHiddenUntilBothAreInAndThenMakeTheRating() {
    Sale sale = completed();

    written(sale, sale.buyer(), 4, "溝通順暢，成品很好。");

    assertThat(mvc.get().uri(path(sale)).with(user(sale.seller())))
        .hasStatusOk()
        .bodyText()
        .contains("評價買家 林小姐")
        .doesNotContain("溝通順暢");
    assertThat(service(sale)).bodyText().contains("尚無評分").doesNotContain("溝通順暢");
    assertThat(listing(sale).rating()).isNull();

    written(sale, sale.seller(), 5, "說明清楚，付款準時。");

    assertThat(mvc.get().uri(path(sale)).with(user(sale.seller())))
        .bodyText()
        .contains("溝通順暢，成品很好。", "說明清楚，付款準時。");
    assertThat(service(sale)).bodyText().contains("溝通順暢，成品很好。", "4.0", "買家評價");
    assertThat(listing(sale).rating()).hasToString("4.0");
    assertThat(listing(sale).reviews()).isEqualTo(1);
    assertThat(member(sale.seller())).bodyText().contains("溝通順暢，成品很好。", "完成訂單", "1 筆");
    assertThat(member(sale.buyer())).bodyText().contains("說明清楚，付款準時。");
  }

  @Test
  void aLoneReviewBecomesPublicWhenTheTimeIsOverAndNotASecondBefore() {
    Sale sale = completed();
    written(sale, sale.buyer(), 2, "等了很久");

    clock.tick(Reviews.WINDOW.minus(SECOND));
    reveal();
    assertThat(service(sale)).bodyText().doesNotContain("等了很久");

    clock.tick(SECOND);
    reveal();
    assertThat(service(sale)).bodyText().contains("等了很久");
    assertThat(listing(sale).rating()).hasToString("2.0");
    assertThat(mvc.get().uri(path(sale)).with(user(sale.seller())))
        .bodyText()
        .contains("等了很久", "評價期限已過");
  }

  @Test
  void nobodyWritesWhenTheTimeIsOverAlsoBeforeTheJobHasCome() {
    Sale sale = completed();
    clock.tick(Reviews.WINDOW);

    assertThat(write(sale, sale.buyer(), "5", "太晚了")).hasStatus(HttpStatus.FOUND);
    reveal();

    assertThat(service(sale)).bodyText().doesNotContain("太晚了");
    assertThat(listing(sale).rating()).isNull();
  }

  @Test
  void aPartyWritesOnce() {
    Sale sale = completed();
    written(sale, sale.buyer(), 5, "很好");

    assertThat(write(sale, sale.buyer(), "1", "改變主意")).hasStatus(HttpStatus.FOUND);
    written(sale, sale.seller(), 5, "");

    assertThat(listing(sale).rating()).hasToString("5.0");
    assertThat(service(sale)).bodyText().contains("很好").doesNotContain("改變主意");
  }

  @Test
  void whoHasNoPartInAnOrderFindsNoReviewOfIt() {
    Sale sale = completed();
    SignedInAccount stranger = fixtures.member("路人");

    assertThat(mvc.get().uri(path(sale)).with(user(stranger))).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(write(sale, stranger, "1", "亂寫")).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri(path(sale)).with(user(fixtures.operator())))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void anOrderThatIsNotFinishedIsNotReviewed() {
    Sale sale = fixtures.funded();

    assertThat(write(sale, sale.buyer(), "5", "還沒開始")).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri(sale.page()).with(user(sale.buyer())))
        .bodyText()
        .doesNotContain(path(sale));
    complete(sale);
    assertThat(mvc.get().uri(sale.page()).with(user(sale.buyer())))
        .bodyText()
        .contains("href=\"" + path(sale) + "\"", "再買一次");
  }

  @ParameterizedTest
  @CsvSource({"'',請選 1 到 5 顆星", "0,請選 1 到 5 顆星", "6,請選 1 到 5 顆星", "五,請選 1 到 5 顆星"})
  void aReviewNeedsStarsAndKeepsItsText(String stars, String problem) {
    Sale sale = completed();

    assertThat(write(sale, sale.buyer(), stars, "寫了很久的評價"))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains(problem, "寫了很久的評價");
    assertThat(write(sale, sale.buyer(), "5", "字".repeat(1_001)))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("目前是 1,001 個字", "value=\"5\" checked");
    assertThat(reviews.find(sale.order().number(), sale.buyer().id()).orElseThrow().ofBuyer())
        .isNull();
  }

  @Test
  void whatPeopleWriteIsTextAndNothingElse() {
    Sale sale = completed();
    written(sale, sale.buyer(), 3, "<script>alert(1)</script>");
    written(sale, sale.seller(), 3, "[[${7*7}]]");

    assertThat(service(sale))
        .bodyText()
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
    assertThat(member(sale.buyer())).bodyText().contains("[[${7*7}]]");
  }

  @Test
  void reviewsThatBecomePublicAtTheSameMomentAllCount() throws Exception {
    Sale first = completed();
    var sales = new ArrayList<Sale>(List.of(first));
    for (int stars = 2; stars <= 5; stars++) {
      sales.add(again(first));
    }
    for (int i = 0; i < sales.size(); i++) {
      written(sales.get(i), sales.get(i).buyer(), i + 1, "第 " + i + " 則");
    }

    try (var threads = Executors.newFixedThreadPool(sales.size())) {
      List<Callable<Reviews.Written>> all =
          sales.stream()
              .<Callable<Reviews.Written>>map(
                  sale -> () -> reviews.write(sale.order().number(), sale.seller().id(), 5, ""))
              .toList();
      for (var written : threads.invokeAll(all)) {
        assertThat(written.get()).isEqualTo(Reviews.Written.DONE);
      }
    }

    assertThat(listing(first).reviews()).isEqualTo(5);
    assertThat(listing(first).rating()).hasToString("3.0");
    assertThat(reputation.standing(first.seller().id()).reviews()).isEqualTo(5);
    assertThat(reputation.standing(first.seller().id()).completed()).isEqualTo(5);
  }

  @Test
  void bothPartiesAtTheSameMomentAreBothInAndPublic() throws Exception {
    Sale sale = completed();

    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Reviews.Written>> both =
          List.of(
              () -> reviews.write(sale.order().number(), sale.buyer().id(), 4, "買"),
              () -> reviews.write(sale.order().number(), sale.seller().id(), 5, "賣"));
      for (var written : threads.invokeAll(both)) {
        assertThat(written.get()).isEqualTo(Reviews.Written.DONE);
      }
    }

    assertThat(reputation.ofListing(sale.order().terms().listing(), 10)).hasSize(1);
    assertThat(listing(sale).rating()).hasToString("4.0");
  }

  @Test
  void anOperatorHidesAReviewAndTheRatingsForgetItUntilItIsBroughtBack() {
    Sale first = completed();
    Sale second = again(first);
    written(first, first.buyer(), 1, "<i>不堪入目的話</i>");
    written(first, first.seller(), 5, "很好的買家");
    written(second, second.buyer(), 5, "很滿意");
    written(second, second.seller(), 5, "");
    assertThat(listing(first).rating()).hasToString("3.0");
    String review = adminPage("不堪入目");

    assertThat(admin(review)).bodyText().contains("隱藏評價", "&lt;i&gt;不堪入目的話&lt;/i&gt;");
    assertThat(order(review, "hide", "人身攻擊，違反規定")).hasStatus3xxRedirection();

    assertThat(listing(first).rating()).hasToString("5.0");
    assertThat(listing(first).reviews()).isEqualTo(1);
    assertThat(reputation.standing(first.seller().id()).reviews()).isEqualTo(1);
    assertThat(service(first)).bodyText().contains("很滿意").doesNotContain("不堪入目");
    assertThat(member(first.seller())).bodyText().doesNotContain("不堪入目");
    assertThat(mvc.get().uri(path(first)).with(user(first.buyer())))
        .bodyText()
        .contains("不堪入目", "客服已經隱藏這則評價", "人身攻擊，違反規定");
    assertThat(mvc.get().uri(path(first)).with(user(first.seller())))
        .bodyText()
        .contains("林小姐 的評價由客服隱藏了", "很好的買家")
        .doesNotContain("不堪入目", "人身攻擊", "沒有寫評價");
    assertThat(member(first.buyer())).bodyText().contains("很好的買家");
    assertThat(admin(review)).bodyText().contains("恢復公開", "人身攻擊，違反規定");
    assertThat(order(review, "hide", "再隱藏一次看看")).hasStatus4xxClientError();

    assertThat(order(review, "show", "申訴有理，恢復")).hasStatus3xxRedirection();
    assertThat(listing(first).rating()).hasToString("3.0");
    assertThat(service(first)).bodyText().contains("不堪入目");
    assertThat(mvc.get().uri(path(first)).with(user(first.buyer())))
        .bodyText()
        .doesNotContain("客服已經隱藏");
    assertThat(audited("hide")).isEqualTo(2);
    assertThat(audited("show")).isEqualTo(1);
  }

  @Test
  void theOnlyReviewOfAListingLeavesItWithoutARating() {
    Sale sale = completed();
    written(sale, sale.buyer(), 4, "唯一的一則");
    written(sale, sale.seller(), 4, "");

    assertThat(order(adminPage("唯一的一則"), "hide", "買家要求移除")).hasStatus3xxRedirection();

    assertThat(listing(sale).rating()).isNull();
    assertThat(listing(sale).reviews()).isZero();
    assertThat(reputation.standing(sale.seller().id()).rating()).isNull();
  }

  @Test
  void aReviewThatWasHiddenBeforeItWasPublicNeverShows() {
    Sale sale = completed();
    written(sale, sale.buyer(), 1, "還沒公開就有問題");
    assertThat(order(adminPage("還沒公開就有問題"), "hide", "含有個人資料")).hasStatus3xxRedirection();

    written(sale, sale.seller(), 5, "");

    assertThat(service(sale)).bodyText().doesNotContain("還沒公開就有問題");
    assertThat(listing(sale).rating()).isNull();
  }

  @Test
  void hidingAndPublishingAtTheSameMomentLeaveARatingOfWhatShows() throws Exception {
    Sale first = completed();
    written(first, first.buyer(), 1, "第一則");
    written(first, first.seller(), 5, "");
    long hidden = number(adminPage("第一則"));
    Sale second = again(first);
    written(second, second.buyer(), 4, "第二則");

    try (var threads = Executors.newFixedThreadPool(2)) {
      threads
          .invokeAll(
              List.<Callable<Object>>of(
                  () -> reviews.hide(hidden, "人身攻擊"),
                  () -> reviews.write(second.order().number(), second.seller().id(), 5, "")))
          .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(10)));
    }

    assertThat(listing(first).rating()).hasToString("4.0");
    assertThat(listing(first).reviews()).isEqualTo(1);
    assertThat(reputation.standing(first.seller().id()).reviews()).isEqualTo(1);
  }

  @Test
  void whatASellerLetPassForTooLongIsTold() {
    Sale sale = fixtures.funded();
    act(sale, sale.buyer(), "requirements", Map.of("answer_0", "一隻貓"));
    clock.tick(Duration.ofDays(9));
    act(sale, sale.buyer(), "cancel-late", Map.of());

    assertThat(reputation.standing(sale.seller().id()).missed()).isEqualTo(1);
    assertThat(member(sale.seller())).bodyText().contains("逾期被取消");
  }

  private Sale completed() {
    Sale sale = fixtures.funded();
    complete(sale);
    return sale;
  }

  /** Another buyer, the same service. */
  private Sale again(Sale first) {
    SignedInAccount buyer = fixtures.member("林小姐");
    Checkout checkout =
        orders.place(
            buyer.id(),
            new PurchaseChoice(
                first.order().terms().listing(), PlanKind.STANDARD, PaymentMethod.CREDIT_CARD),
            RequestId.random());
    Checkout.Opened opened = (Checkout.Opened) checkout;
    Sale sale = new Sale(opened.order(), opened.payment().merchantTradeNo(), buyer, first.seller());
    fixtures.paid(sale);
    complete(sale);
    return sale;
  }

  private void complete(Sale sale) {
    act(sale, sale.buyer(), "requirements", Map.of("answer_0", "一隻貓"));
    act(sale, sale.seller(), "deliver", Map.of("number", "1", "note", "完成"));
    act(sale, sale.buyer(), "accept", Map.of("number", "1"));
  }

  private void act(Sale sale, SignedInAccount who, String act, Map<String, String> form) {
    var request = mvc.post().uri(sale.page() + act + "/").with(user(who)).with(csrf());
    form.forEach(request::param);
    assertThat(request.exchange()).hasStatus(HttpStatus.SEE_OTHER);
  }

  private void written(Sale sale, SignedInAccount who, int stars, String text) {
    assertThat(write(sale, who, Integer.toString(stars), text))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl(path(sale));
  }

  private MvcTestResult write(Sale sale, SignedInAccount who, String stars, String text) {
    return mvc.post()
        .uri(path(sale))
        .with(user(who))
        .with(csrf())
        .param("stars", stars)
        .param("text", text)
        .exchange();
  }

  /** The page in the back office of the review that says so. */
  private String adminPage(String text) {
    long id =
        jdbc.sql("select max(id) from review where text like ?")
            .param("%" + text + "%")
            .query(Long.class)
            .single();
    return "/admin/reviews/" + id + "/";
  }

  private static long number(String page) {
    return Long.parseLong(page.replaceAll("[^0-9]", ""));
  }

  private MvcTestResult admin(String page) {
    return mvc.get().uri(page).with(user(fixtures.operator())).exchange();
  }

  private MvcTestResult order(String page, String command, String reason) {
    return mvc.post()
        .uri(page + "do/" + command + "/")
        .with(user(fixtures.operator()))
        .with(csrf())
        .param("reason", reason)
        .exchange();
  }

  /** How often an operator tried to, as the audit log has it. */
  private long audited(String command) {
    return jdbc.sql(
            """
            select count(*) from audit_entry
            where list = 'reviews' and command = :command
              and object = (select id::text from review where text like '%不堪入目%')
            """)
        .param("command", command)
        .query(Long.class)
        .single();
  }

  private void reveal() {
    int closed;
    do {
      closed = reviews.revealDue();
    } while (closed > 0);
  }

  private Listing listing(Sale sale) {
    return listings.find(sale.order().terms().listing()).orElseThrow();
  }

  private MvcTestResult service(Sale sale) {
    return mvc.get().uri("/services/{id}/", sale.order().terms().listing().value()).exchange();
  }

  private MvcTestResult member(SignedInAccount account) {
    return mvc.get().uri("/sellers/{id}/", account.id().value()).exchange();
  }

  private static String path(Sale sale) {
    return sale.page() + "review/";
  }
}
