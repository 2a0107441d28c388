package tw.jiean.marketplace.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.jiean.marketplace.Together;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.ledger.Transfer;
import tw.jiean.marketplace.ledger.TransferId;
import tw.jiean.marketplace.ledger.TransferReason;
import tw.jiean.marketplace.money.Money;

/** Races have exactly one winner (rows R12 and S26 of the reliability goals). */
class RefundRacesIT extends RefundITBase {

  @Test
  void aDoubleClickIsOneRefund() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Paid paid = paidByCard();
      String request = UUID.randomUUID().toString();

      List<RefundAnswer> answers = Together.run(i -> () -> ask(paid, 500, request));

      assertThat(answers).allMatch(RefundAnswer.Opened.class::isInstance);
      assertThat(answers.stream().map(answer -> ((RefundAnswer.Opened) answer).refund().id()))
          .containsOnly(((RefundAnswer.Opened) answers.getFirst()).refund().id());
      assertThat(answers.stream().filter(answer -> !((RefundAnswer.Opened) answer).repeated()))
          .hasSize(1);
      assertThat(escrow(paid)).isEqualTo(700);
    }
  }

  @Test
  void ofManyWholeRefundsOneIsOpened() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Paid paid = paidByCard();

      List<RefundAnswer> answers =
          Together.run(i -> () -> ask(paid, PRICE, UUID.randomUUID().toString()));

      assertThat(answers.stream().filter(RefundAnswer.Opened.class::isInstance)).hasSize(1);
      assertThat(answers.stream().filter(RefundAnswer.MoreThanLeft.class::isInstance))
          .hasSize(Together.ALL - 1);
      assertThat(escrow(paid)).isZero();
    }
  }

  @Test
  void partsThatTogetherExceedThePaymentAreOpenedUpToIt() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Paid paid = paidByCard();

      List<RefundAnswer> answers =
          Together.run(i -> () -> ask(paid, 250, UUID.randomUUID().toString()));

      assertThat(answers.stream().filter(RefundAnswer.Opened.class::isInstance)).hasSize(4);
      assertThat(escrow(paid)).isEqualTo(200);
    }
  }

  @Test
  void moneyIsRefundedOrEarnedAndNeverBoth() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Paid paid = paidByCard();

      List<Boolean> won =
          Together.run(i ->
              i % 2 == 0
                  ? () ->
                      ask(paid, PRICE, UUID.randomUUID().toString()) instanceof RefundAnswer.Opened
                  : () -> earn(paid, i));

      assertThat(won.stream().filter(Boolean::booleanValue)).hasSize(1);
      assertThat(escrow(paid)).isZero();
    }
  }

  /** As whoever hands an order's money over does: under the lock of its attempts. */
  private boolean earn(Paid paid, int number) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          payments.lock(paid.reference());
          if (escrow(paid) < PRICE) {
            return false;
          }
          ledger.post(
              List.of(
                  new Transfer(
                      new TransferId("test:" + paid.view().id() + ":" + number),
                      clock.instant(),
                      TransferReason.EARNING,
                      Side.escrow(paid.reference().value()),
                      Side.sellerPayable("1"),
                      Money.of(PRICE))));
          return true;
        }));
  }

  @Test
  void manyInstancesGiveEachRefundBackOnce() throws Exception {
    for (int round = 0; round < Math.max(2, Together.ROUNDS / 5); round++) {
      Paid one = captured();
      Paid other = paidByCard();
      List<RefundId> parts = IntStream.range(0, 6).mapToObj(i -> request(one, 200)).toList();
      RefundId whole = request(other, PRICE);

      List<Integer> worked = Together.run(i -> () -> execution.runDue());
      execution.runDue();

      assertThat(worked).isNotEmpty();
      parts.forEach(part -> assertDone(part, RefundWay.CARD));
      assertDone(whole, RefundWay.RELEASED);
      assertThat(card(one).refunded()).isEqualTo(PRICE);
      assertThat(parts).allSatisfy(part -> assertThat(actions(part)).hasSize(1));
      assertThat(actions(whole)).hasSize(1);
    }
  }

  @Test
  void whatIsWithdrawnIsNotGivenBackAndTheOtherWayRound() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Paid paid = paidByCard();
      RefundId refund = request(paid, PRICE);

      Together.run(i ->
          i % 2 == 0
              ? () -> refunds.withdraw(refund, "race")
              : () -> {
                execution.runDue();
                return Refunds.Withdrawal.UNDER_WAY;
              });
      execution.runDue();

      boolean withdrawn = refund(refund).status() == RefundStatus.WITHDRAWN;
      assertThat(refund(refund).status().isOpen()).isFalse();
      assertThat(card(paid).state()).isEqualTo(withdrawn ? "authorised" : "abandoned");
      assertThat(escrow(paid)).isEqualTo(withdrawn ? PRICE : 0);
    }
  }
}
