package tw.jiean.marketplace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.ecpay.query.TradeInfo;
import tw.jiean.ecpay.sandbox.endpoint.QueryRate;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.order.OrderStatus;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.simulation.World.Placed;

/**
 * A lost notice costs minutes, not money (row R3 of the reliability goals): not one of ECPay's
 * messages arrives, and yet everything is known in time, by asking no more often than the budget
 * allows.
 */
@ExtendWith(Proof.class)
@SimulatedWorldTest
class LostNotificationsIT {

  private static final Instant MORNING = Instant.parse("2029-03-01T00:00:00Z");

  private static final Duration KNOWN_WHEN_PAID_AT_ONCE = Duration.ofMinutes(15);
  private static final Duration KNOWN_WHEN_PAID_BY_CODE = Duration.ofMinutes(60);

  /** As often as the job looks in production. */
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** So many buyers come at the same moment, and others after a while: their questions queue up. */
  private static final int WAVE = 100;

  private static final Duration BETWEEN_WAVES = Duration.ofMinutes(10);

  private static final Set<PaymentMethod> BY_CODE =
      EnumSet.of(PaymentMethod.ATM, PaymentMethod.CVS, PaymentMethod.BARCODE);

  /** Each that ECPay's documents have. */
  private static final List<PaymentMethod> METHODS =
      Stream.of(PaymentMethod.values())
          .filter(method -> method != PaymentMethod.LINEPAY && method != PaymentMethod.GOOGLEPAY)
          .toList();

  @Autowired private World world;
  @Autowired private CallBudget budget;
  @Autowired private EcpayProperties ecpay;

  private final Random random = Proof.random();
  private final Queue<Step> plan = new PriorityQueue<>(Comparator.comparing(Step::at));
  private int known;

  /** Something that happens then. */
  private record Step(Instant at, Runnable what) {}

  @AfterEach
  void end() {
    world.end();
  }

  @Test
  void withoutOneMessageEveryPaymentIsKnownInTimeAndNobodyIsLockedOut() {
    int orders = Proof.scale(1_000, 5 * METHODS.size());
    world.begin(Proof.seed(), MORNING, exactlyTheBudget());
    world.ecpay().misbehave(Fault.NOTIFICATION_LOST);
    long waitedBefore = budget.refusals();
    int callsBefore = world.calls();
    for (int i = 0; i < orders; i++) {
      PaymentMethod method = METHODS.get(i % METHODS.size());
      in(BETWEEN_WAVES.multipliedBy(i / WAVE), () -> order(method));
    }

    while (!plan.isEmpty()) {
      world.pass(BEAT);
      while (!plan.isEmpty() && !plan.element().at().isAfter(world.clock().instant())) {
        plan.remove().what().run();
      }
    }

    assertThat(known).as("payments known in time").isEqualTo(orders);
    new Truth(world).holdsAtTheEnd();
    assertThat(doors()).as("ways in which anything was told").containsExactly("query");
    assertThat(answers())
        .as("what ECPay answered, never that it was asked too often")
        .isSubsetOf(
            Stream.of(TradeInfo.Status.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList());
    System.out.printf(
        "%d orders without a message: %d calls to ECPay, the budget made them wait %d times%n",
        orders, world.calls() - callsBefore, budget.refusals() - waitedBefore);
    assertThat(budget.refusals()).as("waits for the budget").isGreaterThan(waitedBefore);
  }

  /** What one minute allows at most; one more, and nothing is answered for half an hour. */
  private QueryRate exactlyTheBudget() {
    Duration minute = Duration.ofMinutes(1);
    EcpayProperties.Budget limits = ecpay.budget();
    int most = limits.atOnce() + (int) minute.dividedBy(limits.interval());
    return new QueryRate(most, minute, Duration.ofMinutes(30));
  }

  private void in(Duration time, Runnable what) {
    plan.add(new Step(world.clock().instant().plus(time), what));
  }

  private Duration upTo(Duration most) {
    return BEAT.multipliedBy(random.nextLong(most.dividedBy(BEAT)));
  }

  private void order(PaymentMethod method) {
    Placed placed = Objects.requireNonNull(world.order(1, method));
    if (BY_CODE.contains(method)) {
      in(upTo(Duration.ofMinutes(10)), () -> issue(placed));
    } else {
      in(upTo(Duration.ofMinutes(55)), () -> pay(placed, KNOWN_WHEN_PAID_AT_ONCE));
    }
  }

  private void issue(Placed placed) {
    world.ecpay().issue(placed.tradeNo());
    in(
        KNOWN_WHEN_PAID_BY_CODE,
        () -> {
          PaymentView attempt = attempt(placed);
          assertThat(attempt.status().isPaid() || attempt.code() != null)
              .as("the code is known after an hour: %s", attempt)
              .isTrue();
        });
    in(upTo(Duration.ofHours(2)), () -> pay(placed, KNOWN_WHEN_PAID_BY_CODE));
  }

  private void pay(Placed placed, Duration limit) {
    world.ecpay().pay(placed.tradeNo());
    in(
        limit,
        () -> {
          assertThat(attempt(placed).status())
              .as("%s is known %s after it was paid", placed, limit)
              .isEqualTo(PaymentStatus.PAID);
          assertThat(world.orders().find(placed.order()).orElseThrow().status())
              .isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
          known++;
        });
  }

  private PaymentView attempt(Placed placed) {
    return world.payments().attempts(placed.order().reference()).getFirst();
  }

  private List<String> doors() {
    return ofOurs(
        "select distinct door from payment_inbox where merchant_trade_no = any(:numbers)");
  }

  private List<String> answers() {
    return ofOurs(
        """
        select distinct outcome from payment_query where attempt_id in (
          select id from payment_attempt where merchant_trade_no = any(:numbers))
        """);
  }

  private List<String> ofOurs(String select) {
    return world
        .jdbc()
        .sql(select)
        .param("numbers", world.placed().stream().map(Placed::tradeNo).toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }
}
