package tw.jiean.ecpay.sandbox.trade;

import java.util.Map;

/**
 * What ECPay has agreed with one merchant, instead of what the settings say for all.
 *
 * @param limits by method; a method without an entry takes any amount
 */
public record Terms(Contract contract, Map<PaymentMethod, AmountLimits> limits) {

  /** Copies the limits. */
  public Terms {
    limits = Map.copyOf(limits);
  }
}
