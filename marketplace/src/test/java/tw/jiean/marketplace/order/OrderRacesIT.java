package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.Together;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentView;

/** Races around paying have exactly one winner (row R12 of the reliability goals). */
class OrderRacesIT extends OrderITBase {

  private static final long PRICE = OrderFixtures.PRICE;

  @Autowired private Ledger ledger;

  @Test
  void aDoubleClickOnPayIsOneOrderAndOneAttempt() throws Exception {
    SignedInAccount buyer = fixtures.member("林小姐");
    ListingId listing = fixtures.listing(fixtures.member("陳設計"));
    for (int round = 0; round < Together.ROUNDS; round++) {
      RequestId request = RequestId.random();

      List<Checkout> answers = Together.run(i -> () -> buy(buyer, listing, request));

      assertThat(answers).allMatch(Checkout.Opened.class::isInstance);
      assertThat(answers.stream().map(OrderRacesIT::tradeNo).distinct()).hasSize(1);
      OrderNumber order = ((Checkout.Opened) answers.getFirst()).order().number();
      assertThat(payments.attempts(order.reference())).hasSize(1);
    }
  }

  @Test
  void ofManyTabsThatPayAtOnceOneCountsAndTheOthersAreGivenBack() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
      List<String> tabs =
          Together.run(i ->
              () ->
                  tradeNo(
                      orders.payAgain(
                          sale.buyer().id(),
                          sale.order().number(),
                          MethodChoice.of(PaymentMethod.CREDIT_CARD),
                          RequestId.random())));

      Together.run(i -> () -> told(tabs.get(i)));

      List<PaymentView> attempts = payments.attempts(sale.order().number().reference());
      assertThat(attempts).hasSize(Together.ALL + 1);
      assertThat(attempts.stream().filter(PaymentView::surplus)).hasSize(Together.ALL - 1);
      assertThat(
              attempts.stream().filter(attempt -> attempt.status().isPaid() && !attempt.surplus()))
          .hasSize(1);
      assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
      assertThat(escrow(sale)).isEqualTo(PRICE);
      assertThat(openRefunds(sale)).isEqualTo((Together.ALL - 1) * PRICE);
    }
  }

  @Test
  void cancelledOrPaidAndTheMoneyIsTheOrdersOrTheBuyers() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);

      List<Boolean> won =
          Together.run(i ->
              i % 2 == 0
                  ? () ->
                      orders.cancelUnpaid(sale.order().number(), "買家要求") == Orders.Cancellation.DONE
                  : () -> !told(sale.tradeNo()));

      boolean ended = statusOf(sale.order()) == OrderStatus.CANCELLED;
      assertThat(won.stream().filter(Boolean::booleanValue)).hasSize(ended ? 1 : 0);
      assertThat(escrow(sale)).isEqualTo(ended ? 0 : PRICE);
      assertThat(openRefunds(sale)).isEqualTo(ended ? PRICE : 0);
    }
  }

  @Test
  void aPriceThatChangesMeanwhileIsTheOldOneOrTheNewOneForOrderAndPaymentAlike() throws Exception {
    SignedInAccount buyer = fixtures.member("林小姐");
    SignedInAccount seller = fixtures.member("陳設計");
    ListingId listing = fixtures.listing(seller);
    Set<Long> prices = Set.of(PRICE, PRICE + 100);
    for (int round = 0; round < Together.ROUNDS; round++) {
      List<Checkout> answers =
          Together.run(i ->
              i % 4 == 0
                  ? () -> edit(listing, seller, i % 8 == 0 ? PRICE + 100 : PRICE)
                  : () -> buy(buyer, listing, RequestId.random()));

      for (Checkout answer : answers.stream().filter(Checkout.Opened.class::isInstance).toList()) {
        Order order = ((Checkout.Opened) answer).order();
        long price = order.terms().price().dollars();
        assertThat(prices).contains(price);
        assertThat(payments.attempts(order.number().reference()))
            .extracting(attempt -> attempt.amount().dollars())
            .containsExactly(price);
      }
      assertThat(answers.stream().filter(Checkout.Opened.class::isInstance))
          .hasSize(Together.ALL * 3 / 4);
    }
  }

  private Checkout buy(SignedInAccount buyer, ListingId listing, RequestId request) {
    return orders.place(
        buyer.id(),
        new PurchaseChoice(listing, PlanKind.STANDARD, MethodChoice.of(PaymentMethod.CREDIT_CARD)),
        request);
  }

  private Checkout edit(ListingId listing, SignedInAccount seller, long price) {
    assertThat(
            listings.edit(
                listing,
                seller.id(),
                new ListingDraft(
                    "標誌設計",
                    "說明",
                    listings.find(listing).orElseThrow().categories().stream()
                        .map(category -> category.id())
                        .collect(Collectors.toSet()),
                    new Plan(PlanKind.STANDARD, "基本版", "兩個提案", Money.of(price), 7),
                    null,
                    null)))
        .isTrue();
    return new Checkout.UnknownService();
  }

  private static String tradeNo(Checkout checkout) {
    assertThat(checkout).isInstanceOf(Checkout.Opened.class);
    return ((Checkout.Opened) checkout).payment().merchantTradeNo();
  }

  private boolean told(String tradeNo) {
    fixtures.paid(tradeNo, PRICE, "Credit_CreditCard");
    return true;
  }

  private long escrow(Sale sale) {
    return ledger.balance(Side.escrow(sale.order().number().value()));
  }

  private long openRefunds(Sale sale) {
    return jdbc.sql(
            """
            select coalesce(sum(amount), 0) from refund
            where reference = :order and status not in ('done', 'withdrawn')
            """)
        .param("order", sale.order().number().value())
        .query(Long.class)
        .single();
  }
}
