package tw.jiean.ecpay.sandbox.period;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.trade.Period;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;

/**
 * A periodic order whose first charge was paid.
 *
 * @param tradeId the sandbox's own number of its trade
 * @param firstAt when the first charge was made, from which the others are counted
 * @param cardDeclines whether the bank refuses the card from now on
 * @param charges the second and later ones, oldest first
 * @param repeatAt when the latest failed charge is tried again, as the shop asked
 */
public record Plan(
    long tradeId,
    Period period,
    Instant firstAt,
    PlanState state,
    boolean cardDeclines,
    List<Charge> charges,
    @Nullable Instant repeatAt) {

  /** So many failed charges end it (ECPay page 2868). */
  static final int MAX_FAILURES = 6;

  /** Copies the charges. */
  public Plan {
    charges = List.copyOf(charges);
  }

  /** What a paid trade begins with; empty when it was not ordered periodically. */
  static Optional<Plan> of(Trade trade) {
    Instant paidAt = trade.paidAt();
    return paidAt == null
        ? Optional.empty()
        : trade
            .order()
            .period()
            .map(period ->
                new Plan(
                    trade.order().id(), period, paidAt, PlanState.RUNNING, false, List.of(), null));
  }

  /** How often the card was charged, the first time included. */
  public int successes() {
    return 1 + (int) charges.stream().filter(charge -> !charge.failed()).count();
  }

  /** What was charged together, in whole New Taiwan dollars. */
  public long successAmount() {
    return period.amount() * successes();
  }

  /** When the card is charged next, if it is. */
  public Optional<Instant> nextDue() {
    return state == PlanState.RUNNING
        ? Stream.concat(nextOfPlan().stream(), Stream.ofNullable(repeatAt)).min(Instant::compareTo)
        : Optional.empty();
  }

  /** Whether what is due at that moment is the shop's repetition, which comes before the plan. */
  boolean repeatsAt(Instant moment) {
    return moment.equals(repeatAt);
  }

  /** Whether the latest charge failed and can be tried again. */
  boolean repeatable() {
    return state == PlanState.RUNNING
        && repeatAt == null
        && !charges.isEmpty()
        && charges.get(charges.size() - 1).failed();
  }

  Plan repeating(Instant at) {
    return new Plan(tradeId, period, firstAt, state, cardDeclines, charges, at);
  }

  Plan cancelled() {
    return new Plan(tradeId, period, firstAt, PlanState.ENDED, cardDeclines, charges, null);
  }

  Plan withCard(boolean declines) {
    return new Plan(tradeId, period, firstAt, state, declines, charges, repeatAt);
  }

  Plan charged(Charge charge) {
    List<Charge> all = new ArrayList<>(charges);
    all.add(charge);
    Plan after =
        new Plan(
            tradeId,
            period,
            firstAt,
            state,
            cardDeclines,
            all,
            charge.repeated() ? null : repeatAt);
    if (all.stream().filter(Charge::failed).count() >= MAX_FAILURES) {
      return after.cancelled();
    }
    return after.nextDue().isEmpty() ? after.finished() : after;
  }

  private Plan finished() {
    return new Plan(tradeId, period, firstAt, PlanState.FINISHED, cardDeclines, charges, null);
  }

  /** The months of the plan are counted from the first charge, so that a short one shifts none. */
  private Optional<Instant> nextOfPlan() {
    int done = 1 + (int) charges.stream().filter(charge -> !charge.repeated()).count();
    if (done >= period.execTimes()) {
      return Optional.empty();
    }
    long units = (long) done * period.frequency();
    LocalDateTime first = TaiwanTime.at(firstAt);
    LocalDateTime next =
        switch (period.type()) {
          case "D" -> first.plusDays(units);
          case "M" -> first.plusMonths(units);
          case "Y" -> first.plusYears(units);
          default -> throw new IllegalStateException("No period of type " + period.type());
        };
    return Optional.of(next.toInstant(TaiwanTime.OFFSET));
  }
}
