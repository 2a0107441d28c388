package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.refund.NewRefund;
import tw.jiean.marketplace.refund.RefundAnswer;
import tw.jiean.marketplace.refund.RefundReason;
import tw.jiean.marketplace.refund.RefundView;
import tw.jiean.marketplace.refund.Refunds;

/** Late money is never dropped (row R5 of the reliability goals). */
class LateMoneyIT extends OrderITBase {

  /** Of 250 for each way of being late. */
  private static final int ROUNDS = Proof.scale(250);

  @Autowired private Ledger ledger;
  @Autowired private Refunds refunds;

  /** Before the money comes. */
  enum Late {
    AFTER_EXPIRY,
    AFTER_CANCELLATION,
    AFTER_ANOTHER_PAYMENT,
    AFTER_A_REFUND
  }

  @ParameterizedTest
  @EnumSource
  void moneyThatComesLatePaysItsOrderOrIsOwedToItsBuyer(Late late) {
    for (int round = 0; round < ROUNDS; round++) {
      Sale sale = fixtures.waitingForTransfer();
      before(late, sale);

      for (int told = 0; told < 2; told++) {
        fixtures.paid(sale.tradeNo(), OrderFixtures.PRICE, "ATM_LAND");
      }

      PaymentView attempt = attempt(sale);
      assertThat(attempt.status().isPaid()).isTrue();
      assertThat(ledger.balance(Side.receivable(attempt.id().toString())))
          .isEqualTo(OrderFixtures.PRICE);
      List<RefundView> back =
          refunds.of(sale.order().number().reference()).stream()
              .filter(refund -> refund.payment().equals(attempt.id()))
              .toList();
      if (late == Late.AFTER_EXPIRY) {
        assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
        assertThat(ledger.balance(Side.escrow(sale.order().number().value())))
            .isEqualTo(OrderFixtures.PRICE);
        assertThat(back).isEmpty();
      } else {
        assertThat(attempt.surplus()).isTrue();
        assertThat(back).hasSize(1);
        assertThat(ledger.balance(Side.refundPayable(back.getFirst().id().toString())))
            .isEqualTo(OrderFixtures.PRICE);
        assertThat(statusOf(sale.order()))
            .isEqualTo(
                late == Late.AFTER_ANOTHER_PAYMENT
                    ? OrderStatus.AWAITING_REQUIREMENTS
                    : OrderStatus.CANCELLED);
      }
    }
  }

  private void before(Late late, Sale sale) {
    switch (late) {
      case AFTER_EXPIRY ->
          jdbc.sql("update payment_attempt set status = 'expired' where merchant_trade_no = :no")
              .param("no", sale.tradeNo())
              .update();
      case AFTER_CANCELLATION ->
          assertThat(orders.cancelUnpaid(sale.order().number(), "沒有付款"))
              .isEqualTo(Orders.Cancellation.DONE);
      case AFTER_ANOTHER_PAYMENT -> payAnother(sale);
      case AFTER_A_REFUND -> {
        payAnother(sale);
        assertThat(
                refunds.request(
                    NewRefund.ofCharge(
                        sale.order().number().reference(),
                        Money.of(OrderFixtures.PRICE),
                        RefundReason.said("賣家無法接案"),
                        UUID.randomUUID().toString(),
                        "operator@example.com")))
            .isInstanceOf(RefundAnswer.Opened.class);
      }
    }
  }

  private void payAnother(Sale sale) {
    Checkout another =
        orders.payAgain(
            sale.buyer().id(),
            sale.order().number(),
            MethodChoice.of(PaymentMethod.CREDIT_CARD),
            RequestId.random());
    assertThat(another).isInstanceOf(Checkout.Opened.class);
    fixtures.paid(
        ((Checkout.Opened) another).payment().merchantTradeNo(),
        OrderFixtures.PRICE,
        "Credit_CreditCard");
  }

  private PaymentView attempt(Sale sale) {
    return payments.attempts(sale.order().number().reference()).stream()
        .filter(attempt -> attempt.merchantTradeNo().equals(sale.tradeNo()))
        .findFirst()
        .orElseThrow();
  }
}
