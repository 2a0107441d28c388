package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;

@Tag("time")
class OrderPagesIT extends OrderITBase {

  private static final String ACCOUNT = "5219115400009014";

  @ParameterizedTest
  @ValueSource(strings = {"", "status/"})
  void anOrderIsThereForItsPartiesAndOperatorsOnly(String page) {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    String path = sale.page() + page;

    for (SignedInAccount reader : List.of(sale.buyer(), sale.seller(), fixtures.operator())) {
      assertThat(get(path, reader)).hasStatusOk();
    }
    assertThat(get(path, fixtures.member("王先生"))).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri(path).accept(MediaType.APPLICATION_JSON))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl("/login/");
  }

  @Test
  void anUnknownNumberLooksLikeSomebodyElsesOrder() {
    SignedInAccount reader = fixtures.member("王先生");

    assertThat(get("/orders/AAAAAAAAAAAAAAAAAAAAAAAAAA/", reader)).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(get("/orders/short/", reader)).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void theStatusJsonSaysWhatTheDatabaseSays() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);

    assertThat(get(sale.page() + "status/", sale.buyer()))
        .hasStatusOk()
        .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"order": "%s", "status": "pending", "paymentStatus": "created",
             "merchantTradeNo": "%s", "amount": 1200, "paidAt": null}
            """
                .formatted(sale.order().number(), sale.tradeNo()));

    fixtures.paid(sale);

    assertThat(get(sale.page() + "status/", sale.seller()))
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"order": "%s", "status": "paid", "paymentStatus": "paid", "merchantTradeNo": "%s",
             "amount": 1200, "paidAt": "2026-11-22T12:01:02+08:00"}
            """
                .formatted(sale.order().number(), sale.tradeNo()));
  }

  @Test
  void thePageCarriesBothStatusesAndNamesWhoActsNext() {
    Sale sale = fixtures.placed(PaymentMethod.ATM);

    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains(
            "data-order-status=\"pending\"", "data-payment-status=\"created\"", "還在等買家 林小姐 付款")
        .doesNotContain("payAgainButton");

    Sale paid = fixtures.funded();
    assertThat(get(paid.page(), paid.buyer()))
        .bodyText()
        .contains(
            "data-order-status=\"paid\"",
            "data-payment-status=\"paid\"",
            "請填寫賣家 陳設計 需要知道的事",
            "收到付款",
            paid.tradeNo(),
            "可修改 1 次",
            "標誌設計 &lt;b&gt;&amp;")
        .doesNotContain("payAgainButton");
  }

  @Test
  void payCodesAreShownToTheBuyerAlone() {
    Sale sale = fixtures.waitingForTransfer();

    assertThat(get(sale.page(), sale.buyer())).bodyText().contains(ACCOUNT, "payAgainButton");
    for (SignedInAccount other : List.of(sale.seller(), fixtures.operator())) {
      assertThat(get(sale.page(), other)).hasStatusOk().bodyText().doesNotContain(ACCOUNT, "5219");
    }
  }

  @Test
  void aStoreCodeIsShownInGroups() {
    Sale sale = fixtures.waitingForStoreCode();

    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains(
            "data-copy=\"LLL22251222\"", "<span>LLL2</span><span>2251</span><span>222</span>");
  }

  @Test
  void barcodesAreDrawnForTheBuyerAlone() {
    Sale sale = fixtures.waitingForBarcodes();
    String barcode = sale.page() + "barcodes/2.svg";

    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("140412B3B", "0000000000000000", "041241000001200", barcode);
    assertThat(get(barcode, sale.buyer()))
        .hasStatusOk()
        .hasContentTypeCompatibleWith("image/svg+xml")
        .bodyText()
        .startsWith("<svg");
    assertThat(get(barcode, sale.seller())).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(get(barcode, fixtures.operator())).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(get(sale.page() + "barcodes/4.svg", sale.buyer())).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri(barcode)).hasStatus(HttpStatus.FOUND);
  }

  @Test
  void aCancelledOrderTellsTheReasonToBothParties() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    assertThat(orders.cancelUnpaid(sale.order().number(), "買家重複下單"))
        .isEqualTo(Orders.Cancellation.DONE);

    for (SignedInAccount party : List.of(sale.buyer(), sale.seller())) {
      assertThat(get(sale.page(), party))
          .bodyText()
          .contains("data-order-status=\"cancelled\"", "買家重複下單");
    }
    assertThat(orders.cancelUnpaid(sale.order().number(), "再一次"))
        .isEqualTo(Orders.Cancellation.ALREADY_CANCELLED);
  }

  @Test
  void anOperatorCancelsAnUnpaidOrderWithAReason() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    Sale paid = fixtures.funded();

    assertThat(cancel(sale, "買家來電要求取消")).hasStatus3xxRedirection();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(get(sale.page(), sale.buyer())).bodyText().contains("買家來電要求取消");

    assertThat(cancel(paid, "買家來電要求取消")).hasStatus4xxClientError();
    assertThat(statusOf(paid.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
  }

  private MockMvcRequestBuilder cancel(Sale sale, String reason) {
    return mvc.post()
        .uri("/admin/orders/" + sale.order().number() + "/do/cancel/")
        .with(user(fixtures.operator()))
        .with(csrf())
        .param("reason", reason);
  }

  @Test
  void aPaidOrderCannotBeCancelledAsUnpaid() {
    Sale sale = fixtures.funded();

    assertThat(orders.cancelUnpaid(sale.order().number(), "買家要求取消"))
        .isEqualTo(Orders.Cancellation.ALREADY_PAID);
    assertThat(orders.cancelUnpaid(OrderNumber.random(), "買家要求取消"))
        .isEqualTo(Orders.Cancellation.UNKNOWN);
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
  }

  @Test
  void moneyForACancelledOrderIsShownAndRevivesNothing() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    orders.cancelUnpaid(sale.order().number(), "買家要求取消");
    fixtures.paid(sale);

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("data-order-status=\"cancelled\"", "訂單取消之後才收到款項");
  }

  @Test
  void aSecondPaymentIsShownAsTooMuch() {
    Sale sale = fixtures.declined();
    Checkout again =
        orders.payAgain(
            sale.buyer().id(),
            sale.order().number(),
            MethodChoice.of(PaymentMethod.ATM),
            RequestId.random());
    fixtures.paid(sale);
    fixtures.paid(
        ((Checkout.Opened) again).payment().merchantTradeNo(), OrderFixtures.PRICE, "ATM_LAND");

    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("data-payment-status=\"paid\"", "收到的款項多於應付金額", sale.tradeNo());
    assertThat(get(sale.page(), sale.seller()))
        .as("how often the buyer paid is his own affair")
        .bodyText()
        .contains("data-payment-status=\"paid\"")
        .doesNotContain("收到的款項多於應付金額", "data-refund-status", "付款紀錄", sale.tradeNo());
    assertThat(orders.history(sale.order().number()))
        .extracting(HistoryEntry::status)
        .containsExactly(OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_REQUIREMENTS);
  }

  @Test
  void emptyListsSayWhatToDo() {
    SignedInAccount reader = fixtures.member("新來的");

    assertThat(get("/orders/", reader)).hasStatusOk().bodyText().contains("還沒有訂單", "探索服務");
    assertThat(get("/orders/?as=seller", reader))
        .hasStatusOk()
        .bodyText()
        .contains("還沒有人下單", "/studio/");
  }

  @Test
  void listsShowTheNewestFirstAndTurnAtPlacesThatNothingNewMoves() throws IOException {
    SignedInAccount buyer = fixtures.member("常客");
    SignedInAccount seller = fixtures.member("陳設計");
    ListingId listing = fixtures.listing(seller);
    List<String> newest =
        IntStream.range(0, 2 * OrderLists.PAGE_SIZE + 1)
            .mapToObj(_ -> number(buyer, listing))
            .toList()
            .reversed();
    List<String> first = newest.subList(0, OrderLists.PAGE_SIZE);
    List<String> second = newest.subList(OrderLists.PAGE_SIZE, 2 * OrderLists.PAGE_SIZE);

    String page = text("/orders/", buyer);
    assertThat(numbers(page)).isEqualTo(first);
    assertThat(turn(page, "prev")).isEmpty();
    String next = turn(page, "next");
    number(buyer, listing);
    page = text(next, buyer);
    assertThat(numbers(page)).as("as before there was a new one").isEqualTo(second);
    page = text(turn(page, "next"), buyer);
    assertThat(numbers(page)).containsExactly(newest.getLast());
    assertThat(turn(page, "next")).isEmpty();
    page = text(turn(page, "prev"), buyer);
    assertThat(numbers(page)).isEqualTo(second);
    page = text(turn(page, "prev"), buyer);
    assertThat(numbers(page)).isEqualTo(first);
    page = text(turn(page, "prev"), buyer);
    assertThat(numbers(page)).as("the newest fill a page").hasSize(OrderLists.PAGE_SIZE);
    assertThat(turn(page, "prev")).isEmpty();

    String unknown = "A".repeat(26);
    for (String place : List.of("after=nonsense", "after=" + unknown, "before=" + unknown)) {
      page = text("/orders/?" + place, buyer);
      assertThat(numbers(page)).as(place).hasSize(OrderLists.PAGE_SIZE);
      assertThat(turn(page, "prev")).as("nothing is before the newest").isEmpty();
    }
    assertThat(numbers(text("/orders/?after=" + newest.getLast(), buyer)))
        .as("nothing is behind the oldest")
        .hasSize(OrderLists.PAGE_SIZE);
    assertThat(numbers(text("/orders/?as=seller&after=" + first.getLast(), seller)))
        .isEqualTo(second);
    assertThat(numbers(text("/orders/?after=" + first.getLast(), seller))).isEmpty();
    assertThat(get("/orders/?as=seller", seller))
        .bodyText()
        .contains("買家 常客")
        .as("the chosen shelf has the colours of its text")
        .contains("btn-primary\" href=\"/orders/?as=seller\"");
  }

  private String number(SignedInAccount buyer, ListingId listing) {
    Checkout placed =
        orders.place(
            buyer.id(),
            new PurchaseChoice(listing, PlanKind.STANDARD, PaymentMethod.ATM),
            RequestId.random());
    return ((Checkout.Opened) placed).order().number().value();
  }

  private String text(String path, SignedInAccount reader) throws IOException {
    return get(path, reader).exchange().getResponse().getContentAsString();
  }

  private static List<String> numbers(String page) {
    return Jsoup.parse(page).select("main a[href^=/orders/]").stream()
        .map(link -> link.attr("href"))
        .filter(link -> link.matches("/orders/[A-Z2-7]{26}/"))
        .map(link -> link.substring("/orders/".length(), link.length() - 1))
        .distinct()
        .toList();
  }

  private static String turn(String page, String way) {
    return Jsoup.parse(page).select("a[rel=" + way + "]").attr("href");
  }
}
