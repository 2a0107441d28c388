package tw.jiean.marketplace.reconciliation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the books are compared with ECPay's files. The fees are those of {@code
 * jiean.payment.methods}.
 *
 * @param enabled whether ECPay is asked for its files; it gives them to addresses that are
 *     registered in its console only
 * @param interval how often the job looks for files that are due; each run fetches one, as ECPay
 *     gives one a minute
 * @param days how many days back the first run begins, at most
 * @param retry when a file is asked for again that did not come
 * @param againAfter when the files of a day with open breaks are asked for again
 * @param againFor for how long after the day that is done
 * @param payoutWithin days after which money that ECPay has not paid out is a break
 * @param refundWithin days after which a refund that ECPay does not show is a break
 * @param holidays days from Monday to Friday on which banks rest
 */
@ConfigurationProperties("jiean.reconciliation")
record ReconciliationSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1m") Duration interval,
    @DefaultValue("30") int days,
    @DefaultValue("10m") Duration retry,
    @DefaultValue("1d") Duration againAfter,
    @DefaultValue("14d") Duration againFor,
    @DefaultValue("14") int payoutWithin,
    @DefaultValue("3") int refundWithin,
    @DefaultValue List<LocalDate> holidays) {

  /** Refuses times of nothing. */
  ReconciliationSettings {
    holidays = List.copyOf(holidays);
    if (days < 1 || payoutWithin < 1 || refundWithin < 1 || !retry.isPositive()) {
      throw new IllegalArgumentException(
          "jiean.reconciliation: days, payout-within, refund-within and retry are positive");
    }
  }
}
