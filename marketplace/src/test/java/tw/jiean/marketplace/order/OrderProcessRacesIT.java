package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tw.jiean.marketplace.Together;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.OrderFixtures.Sale;

/**
 * Who accepts, disputes, asks or waits at the same moment: one wins, the others learn how it stands
 * now, and the money is booked once (row R12 of the reliability goals).
 */
class OrderProcessRacesIT extends OrderProcessITBase {

  @Test
  void twoTabsThatAcceptCompleteOnce() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Sale sale = delivered();

      List<Step> steps = Together.run(_ -> () -> act(sale, sale.buyer(), new Act.Accept(1)));

      assertThat(steps.stream().filter(Step.Move.class::isInstance)).hasSize(1);
      assertThat(steps.stream().filter(Step.Refused.class::isInstance))
          .allMatch(new Step.Refused(Step.Reason.OVERTAKEN)::equals);
      earnedOnce(sale, "completed_by_buyer");
    }
  }

  @Test
  void theBuyerOrTheClockCompletesAnOrderAndNeverBoth() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Sale sale = delivered();
      clock.tick(DAY.multipliedBy(3));

      List<Integer> moved =
          Together.run(i ->
              i % 2 == 0 ? () -> moves(act(sale, sale.buyer(), new Act.Accept(1))) : ticked(sale));

      int buyer = moved.stream().mapToInt(Integer::intValue).sum();
      assertThat(buyer).isLessThanOrEqualTo(1);
      earnedOnce(sale, buyer == 1 ? "completed_by_buyer" : "completed_by_system");
    }
  }

  @Test
  void aDisputeBeforeOrAfterAcceptanceKeepsTheMoneyWhereItIs() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Sale sale = delivered();

      List<Step> steps =
          Together.run(i ->
              i % 2 == 0
                  ? () -> act(sale, sale.buyer(), new Act.Accept(1))
                  : () -> act(sale, sale.seller(), new Act.OpenDispute("買家不講理")));

      boolean accepted = steps.stream().anyMatch(step -> isTo(step, OrderStatus.COMPLETED, false));
      assertThat(steps.stream().filter(Step.Move.class::isInstance)).hasSize(accepted ? 2 : 1);
      assertThat(process.of(orders.find(sale.order().number()).orElseThrow()).word())
          .isEqualTo("disputed");
      assertThat(escrow(sale)).isEqualTo(accepted ? 0 : 1_200);
      assertThat(payable(sale)).isEqualTo(accepted ? 1_080 : 0);
    }
  }

  @Test
  void ofAcceptingAskingForChangesAndCancellingOneHolds() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Sale sale = delivered();

      List<Step> steps =
          Together.run(i ->
              switch (i % 3) {
                case 0 -> () -> act(sale, sale.buyer(), new Act.Accept(1));
                case 1 -> () -> act(sale, sale.buyer(), new Act.RequestRevision(1, "深一點"));
                default -> () -> act(sale, sale.seller(), new Act.RequestCancel(null, "做不到"));
              });

      // A revision does not hinder a wish to cancel; completing does, and a wish hinders both.
      assertThat(steps.stream().filter(Step.Move.class::isInstance)).hasSizeBetween(1, 2);
      OrderStatus status = statusOf(sale.order());
      assertThat(status)
          .isIn(OrderStatus.COMPLETED, OrderStatus.IN_REVISION, OrderStatus.DELIVERED);
      assertThat(escrow(sale)).isEqualTo(status == OrderStatus.COMPLETED ? 0 : 1_200);
    }
  }

  @Test
  void anAnswerOrTheClockEndsAWishAndTheMoneyGoesBackOnce() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Sale sale = started();
      act(sale, sale.buyer(), new Act.RequestCancel(null, "改變主意"));
      clock.tick(DAY.multipliedBy(2));

      List<Integer> answered =
          Together.run(i ->
              i % 2 == 0
                  ? () -> moves(act(sale, sale.seller(), new Act.AnswerCancel(i % 4 == 0)))
                  : ticked(sale));

      assertThat(answered.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(1);
      boolean declined = story(sale).contains("cancel_declined");
      assertThat(statusOf(sale.order()))
          .isEqualTo(declined ? OrderStatus.IN_PROGRESS : OrderStatus.CANCELLED);
      assertThat(escrow(sale)).isEqualTo(declined ? 1_200 : 0);
    }
  }

  @Test
  void twoTabsThatDeliverDeliverOnce() throws Exception {
    for (int round = 0; round < Together.ROUNDS; round++) {
      Sale sale = started();

      List<Integer> codes =
          Together.run(_ ->
              () ->
                  post(sale, sale.seller(), "deliver", Map.of("number", "1", "note", "第一版"))
                      .getResponse()
                      .getStatus());

      assertThat(codes.stream().filter(code -> code == 303)).hasSize(1);
      assertThat(codes.stream().filter(code -> code == 409)).hasSize(Together.ALL - 1);
      assertThat(process.deliveries(sale.order().number())).hasSize(1);
    }
  }

  private Step act(Sale sale, SignedInAccount who, Act act) {
    return process.act(who.id(), sale.order().number(), act).orElseThrow();
  }

  private Callable<Integer> ticked(Sale sale) {
    return () -> {
      process.tick(List.of(sale.order().number()));
      return 0;
    };
  }

  private static int moves(Step step) {
    return step instanceof Step.Move ? 1 : 0;
  }

  private static boolean isTo(Step step, OrderStatus status, boolean disputed) {
    return step instanceof Step.Move move
        && move.status() == status
        && (move.work().dispute() != null) == disputed;
  }

  private void earnedOnce(Sale sale, String how) {
    assertThat(story(sale).stream().filter(key -> key.startsWith("completed")))
        .containsExactly(how);
    assertThat(escrow(sale)).isZero();
    assertThat(payable(sale)).isEqualTo(1_080);
  }
}
