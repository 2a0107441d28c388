package tw.jiean.marketplace.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What ECPay takes for a payment by one method, as the contract says, tax included: the rate of the
 * amount and the fixed sum, at least the minimum, counted to the decimals; a fraction of a half or
 * less is dropped (ECPay help 4809).
 *
 * @param settled whether the money comes through ECPay at all (not with TWQR, ECPay help 4809)
 * @param rate percent of the amount; null when the contract is not known, then no fee is compared
 * @param otherRates rates that hold for some payments by the method, such as foreign cards
 * @param minimum NT$, at least so much
 * @param fixed NT$ for each payment
 * @param decimals how exactly the fee of one payment is counted: 3 for cards, 2 for ATM, 0 for
 *     stores
 */
record FeeRule(
    @DefaultValue("true") boolean settled,
    @Nullable BigDecimal rate,
    @DefaultValue List<BigDecimal> otherRates,
    @DefaultValue("0") BigDecimal minimum,
    @DefaultValue("0") BigDecimal fixed,
    @DefaultValue("0") int decimals) {

  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  /** Refuses what is no fee. */
  FeeRule {
    otherRates = List.copyOf(otherRates);
    if (minimum.signum() < 0 || fixed.signum() < 0 || decimals < 0 || decimals > 3) {
      throw new IllegalArgumentException(
          "jiean.reconciliation.fees: minimum and fixed are NT$ from 0, decimals 0 to 3");
    }
    if (rate == null && !otherRates.isEmpty()) {
      throw new IllegalArgumentException("jiean.reconciliation.fees: other-rates without a rate");
    }
    for (BigDecimal percent : rates(rate, otherRates)) {
      if (percent.signum() < 0 || percent.compareTo(WHOLE) >= 0) {
        throw new IllegalArgumentException(
            "jiean.reconciliation.fees: a rate is percent from 0 to below 100");
      }
    }
  }

  /** All rates in percent, the usual one first; none when the fee is not compared. */
  List<BigDecimal> rates() {
    return rates(rate, otherRates);
  }

  private static List<BigDecimal> rates(@Nullable BigDecimal rate, List<BigDecimal> others) {
    List<BigDecimal> rates = new ArrayList<>();
    if (rate != null) {
      rates.add(rate);
    }
    rates.addAll(others);
    return rates;
  }
}
