package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.Together;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.refund.RefundView;
import tw.jiean.marketplace.refund.Refunds;

/** An order that nobody pays ends by itself, and never against money that is on its way. */
class UnpaidOrdersIT extends OrderProcessITBase {

  private static final Duration TERM = DAY.multipliedBy(7);

  @Autowired private Refunds refunds;

  @Test
  void anOrderEndsAtItsTermAfterTheLastAttemptAndNotBefore() {
    Sale sale = fixtures.declined();
    Instant term = overSince(sale).plus(TERM);

    clock.set(term.minus(SECOND));
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_PAYMENT);

    clock.set(term);
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(story(sale)).containsExactly("pending", "cancelled_unpaid");
    assertThat(refunds.of(sale.order().number().reference())).isEmpty();

    timers.run();
    assertThat(story(sale)).hasSize(2);
  }

  @Test
  void theTermCountsFromTheAttemptThatEndsLast() {
    Sale sale = fixtures.declined();
    Instant first = overSince(sale);
    clock.tick(DAY.multipliedBy(2));
    payAgain(sale);
    assertThat(payments.overSince(List.of(sale.order().number().reference()))).isEmpty();

    become(sale, "expired");

    assertThat(overSince(sale)).isAfterOrEqualTo(first.plus(DAY));
    clock.set(first.plus(TERM));
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    clock.set(overSince(sale).plus(TERM));
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "unknown", "code_issued", "needs_review"})
  void anOrderStaysWhileAnAttemptCanBePaidOrAPersonHasToLook(String living) {
    Sale sale = fixtures.placed(PaymentMethod.ATM);
    become(sale, living);

    clock.tick(DAY.multipliedBy(400));
    timers.run();

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void theBuyerReadsUntilWhenHeCanPayAndThenThatNobodyDid() {
    Sale sale = fixtures.declined();
    assertThat(page(sale, "zh-TW")).bodyText().contains("未付款自動取消：");
    assertThat(page(sale, "en")).bodyText().contains("Automatic cancellation if unpaid:");

    end(sale);

    assertThat(page(sale, "zh-TW"))
        .bodyText()
        .contains("一直沒有付款，訂單自動取消")
        .doesNotContain("??", "data-money");
    assertThat(page(sale, "en"))
        .bodyText()
        .contains("because it was not paid")
        .doesNotContain("??");
    assertThat(payAgain(sale)).isInstanceOf(Checkout.NotPayable.class);
  }

  @Test
  void theBuyerGivesUpWhatHeHasNotPaidAndIsToldNotToPayItAnyMore() {
    Sale sale = fixtures.waitingForTransfer();
    assertThat(page(sale, "zh-TW")).bodyText().contains("cancel-unpaid/", "不要再用上面的繳費資料繳費");
    assertThat(get(sale.page(), sale.seller())).bodyText().doesNotContain("cancel-unpaid/");
    assertThat(post(sale, sale.seller(), "cancel-unpaid", Map.of())).hasStatus(HttpStatus.CONFLICT);

    done(sale, sale.buyer(), "cancel-unpaid", Map.of());

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(story(sale)).containsExactly("pending", "cancelled_before_payment");
    assertThat(page(sale, "zh-TW"))
        .bodyText()
        .contains("在付款前取消訂單", "之前取得的繳費資料請不要再使用")
        .doesNotContain("cancel-unpaid/", "payAgainButton");
    fixtures.paid(sale.tradeNo(), 1_200, "ATM_TAISHIN");
    assertThat(refunds.of(sale.order().number().reference())).hasSize(1);
  }

  @Test
  void aPageFromBeforeThePaymentCancelsNoPaidOrder() {
    Sale sale = fixtures.funded();

    assertThat(post(sale, sale.buyer(), "cancel-unpaid", Map.of()))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("訂單在這之前已經改變");
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
  }

  @Test
  void moneyThatStillComesIsOwedToItsBuyerOrRevivesTheOrder() {
    Sale sale = fixtures.declined();
    end(sale);

    fixtures.paid(sale);

    PaymentView late = payments.counting(sale.order().number().reference()).orElseThrow();
    assertThat(late.surplus()).isTrue();
    RefundView back = refunds.of(sale.order().number().reference()).getFirst();
    assertThat(ledger.balance(Side.refundPayable(back.id().toString()))).isEqualTo(1_200);
    assertThat(orders.revive(sale.order().number(), late.id(), "雙方都同意繼續"))
        .isEqualTo(Orders.Revival.DONE);
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
    assertThat(escrow(sale)).isEqualTo(1_200);
  }

  @Test
  void moneyAndTheTermAtTheSameMomentLeaveAPaidOrderOrMoneyThatGoesBack() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Sale sale = fixtures.declined();
      clock.set(overSince(sale).plus(TERM));

      Together.run(i ->
          () -> {
            if (i == 0) {
              fixtures.paid(sale);
            } else {
              process.tick(List.of(sale.order().number()));
            }
            return i;
          });

      boolean paid = statusOf(sale.order()) == OrderStatus.AWAITING_REQUIREMENTS;
      assertThat(escrow(sale)).isEqualTo(paid ? 1_200 : 0);
      assertThat(refunds.of(sale.order().number().reference())).hasSize(paid ? 0 : 1);
      assertThat(story(sale)).containsExactly("pending", paid ? "paid" : "cancelled_unpaid");
    }
  }

  private Instant overSince(Sale sale) {
    return payments.overSince(List.of(sale.order().number().reference())).values().stream()
        .findFirst()
        .orElseThrow();
  }

  private void end(Sale sale) {
    clock.set(overSince(sale).plus(TERM));
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
  }

  private Checkout payAgain(Sale sale) {
    return orders.payAgain(
        sale.buyer().id(),
        sale.order().number(),
        MethodChoice.of(PaymentMethod.CREDIT_CARD),
        RequestId.random());
  }

  private void become(Sale sale, String status) {
    jdbc.sql(
            """
            update payment_attempt set status = :status
            where reference = :order and status in ('created', 'code_issued')
            """)
        .param("status", status)
        .param("order", sale.order().number().value())
        .update();
  }

  private MvcTestResult page(Sale sale, String language) {
    return get(sale.page(), sale.buyer()).cookie(new Cookie("language", language)).exchange();
  }
}
