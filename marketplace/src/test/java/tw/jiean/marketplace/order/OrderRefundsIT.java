package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.refund.NewRefund;
import tw.jiean.marketplace.refund.RefundAnswer;
import tw.jiean.marketplace.refund.RefundId;
import tw.jiean.marketplace.refund.RefundReason;
import tw.jiean.marketplace.refund.RefundView;
import tw.jiean.marketplace.refund.Refunds;

/** What refunds make of orders, and what their parties see of it. */
class OrderRefundsIT extends OrderITBase {

  @Autowired private Refunds refunds;
  @Autowired private Ledger ledger;

  @Test
  void anOrderWhoseMoneyGoesBackWholeIsCancelledAtOnce() {
    Sale sale = fixtures.funded();

    refund(sale, 1_200);

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(get(sale.page(), sale.buyer()))
        .hasStatusOk()
        .bodyText()
        .contains(
            "data-order-status=\"cancelled\"",
            "data-payment-status=\"refund_pending\"",
            "data-refund-status=\"requested\"",
            "退款處理中",
            "原因：賣家無法接案")
        .doesNotContain("訂單取消之後才收到款項");
    assertThat(mvc.get().uri("/order/failed/" + sale.order().token() + "/"))
        .hasStatusOk()
        .bodyText()
        .contains("NT$1,200", "退款已經受理");
  }

  @Test
  void aPartLeavesTheOrderAsItIsUntilNothingIsLeft() {
    Sale sale = fixtures.funded();
    refund(sale, 500);
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
    assertThat(mvc.get().uri("/order/successful/" + sale.order().token() + "/"))
        .bodyText()
        .contains("NT$500");

    refund(sale, 700);

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(ledger.balance(Side.escrow(sale.order().number().value()))).isZero();
  }

  @Test
  void anOrderGoesOnWhenItsWholeRefundIsWithdrawn() {
    Sale sale = fixtures.funded();
    RefundId refund = refund(sale, 1_200);

    assertThat(refunds.withdraw(refund, "賣家可以接案了")).isEqualTo(Refunds.Withdrawal.DONE);

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains("data-order-status=\"paid\"", "data-payment-status=\"paid\"", "訂單恢復進行", "賣家可以接案了")
        .doesNotContain("data-refund-status", "取消後才收到");
    assertThat(ledger.balance(Side.escrow(sale.order().number().value()))).isEqualTo(1_200);
  }

  @Test
  void anOrderGoesOnWithWhatIsLeftWhenTheRefundThatEndedItIsWithdrawn() {
    Sale sale = fixtures.funded();
    refund(sale, 300);
    RefundId rest = refund(sale, 900);
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);

    assertThat(refunds.withdraw(rest, "賣家可以接案了")).isEqualTo(Refunds.Withdrawal.DONE);

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
    assertThat(ledger.balance(Side.escrow(sale.order().number().value()))).isEqualTo(900);
  }

  @Test
  void moneyForACancelledOrderIsRefundedAfterADayOrRevivesIt() {
    Sale sale = late();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    RefundView planned = refunds.of(sale.order().number().reference()).getFirst();
    assertThat(planned.whereabouts()).isEqualTo(RefundView.Whereabouts.PLANNED);
    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("訂單取消之後才收到款項", "退款已經受理", "NT$1,200");

    assertThat(
            mvc.post()
                .uri("/admin/payments/" + planned.payment() + "/do/revive/")
                .with(JustSignedIn.operator("op@example.com"))
                .with(csrf())
                .param("reason", "買家仍然想要，賣家同意"))
        .hasStatus(303);

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
    PaymentView payment = payments.counting(sale.order().number().reference()).orElseThrow();
    assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
    assertThat(payment.surplus()).isFalse();
    assertThat(ledger.balance(Side.escrow(sale.order().number().value()))).isEqualTo(1_200);
    assertThat(ledger.balance(Side.surplus(payment.id().toString()))).isZero();
    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains("data-order-status=\"paid\"", "買家仍然想要，賣家同意");
  }

  @Test
  void onlyACancelledOrderWithMoneyOfItsOwnIsRevived() {
    Sale late = late();
    Sale funded = fixtures.funded();
    Sale unpaid = fixtures.placed(PaymentMethod.ATM);
    orders.cancelUnpaid(unpaid.order().number(), "買家要求取消");
    PaymentView money = payments.counting(late.order().number().reference()).orElseThrow();

    assertThat(orders.revive(funded.order().number(), money.id(), "test"))
        .isEqualTo(Orders.Revival.NOT_CANCELLED);
    assertThat(orders.revive(unpaid.order().number(), money.id(), "test"))
        .isEqualTo(Orders.Revival.NO_MONEY);
    assertThat(orders.revive(late.order().number(), money.id(), "test"))
        .isEqualTo(Orders.Revival.DONE);
    assertThat(orders.revive(late.order().number(), money.id(), "test"))
        .isEqualTo(Orders.Revival.NOT_CANCELLED);
    refund(late, 1_200);
    assertThat(orders.revive(late.order().number(), money.id(), "test"))
        .as("its money is not left over but goes back")
        .isEqualTo(Orders.Revival.NO_MONEY);
  }

  /** Paid after it had been cancelled. */
  private Sale late() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    orders.cancelUnpaid(sale.order().number(), "買家要求取消");
    fixtures.paid(sale);
    return sale;
  }

  private RefundId refund(Sale sale, long amount) {
    RefundAnswer answer =
        refunds.request(
            NewRefund.ofCharge(
                sale.order().number().reference(),
                Money.of(amount),
                RefundReason.said("賣家無法接案"),
                UUID.randomUUID().toString(),
                "op@example.com"));
    assertThat(answer).isInstanceOf(RefundAnswer.Opened.class);
    return ((RefundAnswer.Opened) answer).refund().id();
  }
}
