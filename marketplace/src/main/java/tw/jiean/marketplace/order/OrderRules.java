package tw.jiean.marketplace.order;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tw.jiean.marketplace.money.FeeRate;

/**
 * By which clocks an order goes, and what the platform takes of it. Every order keeps the rules
 * that it was placed under; new settings are for new orders.
 *
 * @param unpaid how long an order of which nothing can be paid any more waits for another attempt;
 *     then it is cancelled
 * @param firstReminder how long after payment a buyer is reminded of the requirements
 * @param secondReminder the same for the second time
 * @param startWithout after how long the seller may start, or cancel, without them
 * @param giveUp after how long the order is cancelled and refunded without them
 * @param review how long the buyer has to look at a delivery; his silence accepts it
 * @param reviewExtension how much longer, once, when he asks for it
 * @param revision how long the seller has for changes
 * @param veryLate how long after the due time the buyer may cancel alone
 * @param extensionAnswer how long a wish for more time stands; unanswered it lapses
 * @param cancelAnswer how long a wish to cancel stands; unanswered a full one is agreed to, a
 *     partial one lapses
 * @param ruling how long a dispute should take at most, as both parties are told
 * @param clearance how long after completion earnings become available
 * @param commission what the platform takes, in hundredths of a percent
 */
record OrderRules(
    @DefaultValue("7d") Duration unpaid,
    @DefaultValue("24h") Duration firstReminder,
    @DefaultValue("72h") Duration secondReminder,
    @DefaultValue("7d") Duration startWithout,
    @DefaultValue("14d") Duration giveUp,
    @DefaultValue("3d") Duration review,
    @DefaultValue("4d") Duration reviewExtension,
    @DefaultValue("3d") Duration revision,
    @DefaultValue("24h") Duration veryLate,
    @DefaultValue("4d") Duration extensionAnswer,
    @DefaultValue("48h") Duration cancelAnswer,
    @DefaultValue("14d") Duration ruling,
    @DefaultValue("14d") Duration clearance,
    @DefaultValue("1000") int commission) {

  /** What holds for orders that were placed before there was such a rule. */
  private static final Duration UNPAID_BEFORE = Duration.ofDays(7);

  OrderRules {
    if (unpaid == null) {
      unpaid = UNPAID_BEFORE;
    }
    if (Stream.of(
            unpaid,
            firstReminder,
            secondReminder,
            startWithout,
            giveUp,
            review,
            reviewExtension,
            revision,
            veryLate,
            extensionAnswer,
            cancelAnswer,
            ruling,
            clearance)
        .anyMatch(time -> !time.isPositive())) {
      throw new IllegalArgumentException("Times of jiean.order.rules.* are longer than nothing");
    }
    if (firstReminder.compareTo(secondReminder) >= 0 || secondReminder.compareTo(giveUp) >= 0) {
      throw new IllegalArgumentException(
          "jiean.order.rules: first-reminder, second-reminder and give-up come in this order");
    }
    if (startWithout.compareTo(giveUp) > 0) {
      throw new IllegalArgumentException(
          "jiean.order.rules: start-without comes before give-up, or it could never happen");
    }
    new FeeRate(commission);
  }

  public FeeRate rate() {
    return new FeeRate(commission);
  }
}
