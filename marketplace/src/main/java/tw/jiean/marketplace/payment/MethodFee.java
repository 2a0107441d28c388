package tw.jiean.marketplace.payment;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What ECPay takes for a payment by one method, as the contract says, tax included: the rate of the
 * amount and the fixed sum, at least the minimum, counted to the decimals; a fraction of a half or
 * less is dropped (ECPay help 4809).
 *
 * @param rate percent of the amount
 * @param otherRates rates that hold for some payments by the method, such as foreign cards
 * @param minimum NT$, at least so much
 * @param fixed NT$ for each payment
 * @param decimals how exactly the fee of one payment is counted: 3 for cards, 2 for ATM, 0 for
 *     stores
 */
public record MethodFee(
    @DefaultValue("0") BigDecimal rate,
    @DefaultValue List<BigDecimal> otherRates,
    @DefaultValue("0") BigDecimal minimum,
    @DefaultValue("0") BigDecimal fixed,
    @DefaultValue("0") int decimals) {

  /** Copies the list. {@link MethodCheck} refuses what is no fee. */
  public MethodFee {
    otherRates = List.copyOf(otherRates);
  }

  /** All rates in percent, the usual one first. */
  public List<BigDecimal> rates() {
    return Stream.concat(Stream.of(rate), otherRates.stream()).toList();
  }
}
