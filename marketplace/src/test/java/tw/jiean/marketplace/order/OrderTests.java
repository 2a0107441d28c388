package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;

@Tag("time")
class OrderTests {

  private static final Instant T0 = Instant.parse("2026-11-02T03:04:05Z");
  private static final Instant T1 = T0.plusSeconds(60);

  /** Every move that an order has a method for. */
  enum Move {
    FUND(OrderStatus.AWAITING_REQUIREMENTS),
    CANCEL(OrderStatus.CANCELLED),
    CANCEL_PAID(OrderStatus.CANCELLED),
    REVIVE(OrderStatus.AWAITING_REQUIREMENTS);

    private final OrderStatus target;

    Move(OrderStatus target) {
      this.target = target;
    }

    Order.Transition make(Order order) {
      return switch (this) {
        case FUND -> order.funded(T0, T1);
        case CANCEL -> order.cancelled("買家改變主意", T1);
        case CANCEL_PAID -> order.cancelledPaid("賣家無法接案", T1);
        case REVIVE -> order.revived("款項晚到", T1);
      };
    }
  }

  record Pair(OrderStatus from, Move move) {}

  private static final Set<Pair> LEGAL =
      Set.of(
          new Pair(OrderStatus.AWAITING_PAYMENT, Move.FUND),
          new Pair(OrderStatus.AWAITING_PAYMENT, Move.CANCEL),
          new Pair(OrderStatus.AWAITING_REQUIREMENTS, Move.CANCEL_PAID),
          new Pair(OrderStatus.IN_PROGRESS, Move.CANCEL_PAID),
          new Pair(OrderStatus.DELIVERED, Move.CANCEL_PAID),
          new Pair(OrderStatus.IN_REVISION, Move.CANCEL_PAID),
          new Pair(OrderStatus.CANCELLED, Move.REVIVE));

  static Stream<Pair> everyPair() {
    return EnumSet.allOf(OrderStatus.class).stream()
        .flatMap(from -> Stream.of(Move.values()).map(move -> new Pair(from, move)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void makesALegalMoveAndRefusesEveryOther(Pair pair) {
    Order order = in(pair.from);

    if (LEGAL.contains(pair)) {
      Order moved = pair.move.make(order).order();
      assertThat(moved.status()).isEqualTo(pair.move.target);
      assertThat(moved)
          .usingRecursiveComparison()
          .ignoringFields("status", "changedAt")
          .isEqualTo(order); // nothing else moves
    } else {
      assertThatThrownBy(() -> pair.move.make(order))
          .isInstanceOfSatisfying(
              IllegalTransition.class,
              refused -> {
                assertThat(refused.order()).isEqualTo(order.number());
                assertThat(refused.from()).isEqualTo(pair.from);
                assertThat(refused.to()).isEqualTo(pair.move.target);
              });
    }
  }

  @Test
  void tellsWhatHappened() {
    Order.Transition placed = placed();
    Order order = placed.order();

    assertThat(placed.event()).isEqualTo(new OrderPlaced(order.number(), T0));
    assertThat(order.funded(T0, T1).event())
        .isEqualTo(new OrderFunded(order.number(), Money.of(1200), T0));
    assertThat(order.cancelled("重複下單", T1).event())
        .isEqualTo(new OrderCancelled(order.number(), "重複下單", T1));
    assertThat(in(OrderStatus.CANCELLED).revived("款項晚到", T1).event())
        .isInstanceOfSatisfying(
            OrderRevived.class, revived -> assertThat(revived.at()).isEqualTo(T1));
  }

  @ParameterizedTest
  @EnumSource
  void becomesWhatTheTableSaysAndNothingElse(OrderStatus from) {
    Order order = in(from);
    for (OrderStatus next : OrderStatus.values()) {
      if (from.next().contains(next)) {
        assertThat(order.become(next, T1).status()).isEqualTo(next);
      } else {
        assertThatThrownBy(() -> order.become(next, T1)).isInstanceOf(IllegalTransition.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStateIsReachedFromPlacingByTheTable(OrderStatus status) {
    Set<OrderStatus> reached = new HashSet<>(Set.of(OrderStatus.AWAITING_PAYMENT));
    while (reached.addAll(reached.stream().flatMap(s -> s.next().stream()).toList())) {
      // grows until nothing new is reached
    }
    assertThat(reached).contains(status);
  }

  @Test
  void statesShowTheWordsOfTheContract() {
    assertThat(Stream.of(OrderStatus.values()).map(OrderStatus::word))
        .containsExactly(
            "pending",
            "paid",
            "in_progress",
            "delivered",
            "in_revision",
            "completed",
            "reversed",
            "cancelled");
  }

  @Test
  void numbersAndTokensAre26CharactersOfBase32AndNeverTheSame() {
    List<Order> orders = Stream.generate(() -> placed().order()).limit(2_000).toList();

    assertThat(orders)
        .allSatisfy(order -> assertThat(order.number().value()).matches("[A-Z2-7]{26}"))
        .allSatisfy(order -> assertThat(order.token().value()).matches("[A-Z2-7]{26}"));
    assertThat(
            orders.stream()
                .flatMap(order -> Stream.of(order.number().value(), order.token().value())))
        .doesNotHaveDuplicates();
  }

  private static Order in(OrderStatus status) {
    Order order = placed().order();
    return switch (status) {
      case AWAITING_PAYMENT -> order;
      case AWAITING_REQUIREMENTS -> order.funded(T0, T0).order();
      case IN_PROGRESS -> in(OrderStatus.AWAITING_REQUIREMENTS).become(status, T0);
      case DELIVERED, COMPLETED -> in(OrderStatus.IN_PROGRESS).become(status, T0);
      case IN_REVISION -> in(OrderStatus.DELIVERED).become(status, T0);
      case REVERSED -> in(OrderStatus.COMPLETED).become(status, T0);
      case CANCELLED -> order.cancelled("重複下單", T0).order();
    };
  }

  private static Order.Transition placed() {
    return Order.placed(
        new Party(new AccountId(1), "林小姐"),
        new Party(new AccountId(2), "陳設計"),
        new OrderTerms(
            new ListingId(3), "標誌設計", PlanKind.STANDARD, "一般", "兩個提案", Money.of(1200), 7),
        T0);
  }
}
