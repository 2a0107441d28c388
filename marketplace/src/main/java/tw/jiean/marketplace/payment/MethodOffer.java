package tw.jiean.marketplace.payment;

import tw.jiean.marketplace.money.Money;

/**
 * Whether an amount can be paid in one way, and why not.
 *
 * @param method the way of paying
 * @param minimum the least amount that it takes
 * @param maximum the most
 * @param availability whether it can be chosen for the amount in question
 */
public record MethodOffer(
    PaymentMethod method, Money minimum, Money maximum, Availability availability) {

  /** Whether a method can be chosen, or the reason why not. */
  public enum Availability {
    /** It can be chosen. */
    AVAILABLE,
    /** The amount is too small for it. */
    BELOW_MINIMUM,
    /** The amount is too large for it. */
    ABOVE_MAXIMUM,
    /** The site does not offer it at present. */
    SWITCHED_OFF,
    /** No current document of ECPay offers it. */
    NOT_OFFERED_BY_ECPAY
  }

  /** Whether it can be chosen. */
  public boolean isAvailable() {
    return availability == Availability.AVAILABLE;
  }

  static MethodOffer of(
      PaymentMethod method, PaymentSettings.Method settings, Money amount, boolean sandbox) {
    return new MethodOffer(
        method, settings.least(), settings.most(), availability(method, settings, amount, sandbox));
  }

  private static Availability availability(
      PaymentMethod method, PaymentSettings.Method settings, Money amount, boolean sandbox) {
    if (!settings.enabled().isOn(sandbox)) {
      return method.isDocumented() ? Availability.SWITCHED_OFF : Availability.NOT_OFFERED_BY_ECPAY;
    }
    if (amount.compareTo(settings.least()) < 0) {
      return Availability.BELOW_MINIMUM;
    }
    return amount.compareTo(settings.most()) > 0
        ? Availability.ABOVE_MAXIMUM
        : Availability.AVAILABLE;
  }
}
