package tw.jiean.marketplace.payment;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When ECPay is asked about attempts of which it has told nothing (ECPay page 2890: about a card or
 * TWQR ten minutes after the payment at the earliest).
 *
 * @param interval how often the job looks for attempts that are due
 * @param atOnce how many it takes up together
 * @param lease for how long one that is taken up is nobody else's
 * @param immediate when after its opening, for ways that are paid at the cashier; after the last of
 *     them it has expired
 * @param code how often while a code waits to be paid
 * @param abandoned when an attempt whose buyer never took a code has expired
 * @param unknown when after its opening, while ECPay does not know or a message did not fit; after
 *     the last of them it is a person's task
 * @param late when after an unpaid attempt is over ECPay is asked again: a buyer may sit at the
 *     cashier for long, the message of his payment may be lost, and an answer may be behind
 * @param retry how long to wait when ECPay did not answer
 * @param hasten how old the last question is at least when a buyer's return brings the next forward
 */
@ConfigurationProperties("jiean.payment.queries")
record QuerySettings(
    @DefaultValue("10s") Duration interval,
    @DefaultValue("20") int atOnce,
    @DefaultValue("2m") Duration lease,
    @DefaultValue({"10m", "20m", "30m", "40m", "50m", "60m"}) List<Duration> immediate,
    @DefaultValue("50m") Duration code,
    @DefaultValue("1d") Duration abandoned,
    @DefaultValue({"5m", "1h", "1d", "2d", "3d", "4d", "5d"}) List<Duration> unknown,
    @DefaultValue({"1d", "3d", "7d"}) List<Duration> late,
    @DefaultValue("5m") Duration retry,
    @DefaultValue("1m") Duration hasten) {

  /** Refuses schedules without an end. */
  QuerySettings {
    immediate = List.copyOf(immediate);
    unknown = List.copyOf(unknown);
    late = List.copyOf(late);
    if (immediate.isEmpty() || unknown.isEmpty() || !code.isPositive() || atOnce < 1) {
      throw new IllegalArgumentException(
          "jiean.payment.queries needs times to ask: immediate, unknown and code");
    }
  }
}
