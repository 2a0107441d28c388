package tw.jiean.marketplace.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tw.jiean.marketplace.money.Money;

/**
 * Whether an amount can be paid in one way, why not, and what the buyer may choose in it.
 *
 * @param method the way of paying
 * @param minimum the least amount that it takes
 * @param maximum the most
 * @param availability whether it can be chosen for the amount in question
 * @param timeToPay how long the buyer has, unless he chooses: to pay the code where there is one,
 *     else at the cashier
 * @param issuesCode whether he gets a code and pays elsewhere, later
 * @param timesToPay how long he may choose to have, shortest first; empty when that is not his
 *     choice
 * @param plans in how many instalments he may pay, least first; empty when in one payment only
 */
public record MethodOffer(
    PaymentMethod method,
    Money minimum,
    Money maximum,
    Availability availability,
    Duration timeToPay,
    boolean issuesCode,
    List<Duration> timesToPay,
    List<Plan> plans) {

  /** Copies the lists. */
  public MethodOffer {
    timesToPay = List.copyOf(timesToPay);
    plans = List.copyOf(plans);
  }

  /**
   * A number of instalments.
   *
   * @param from the least price that can be paid so
   * @param available whether the amount in question can
   */
  public record Plan(Instalments instalments, Money from, boolean available) {}

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

  /** Whether the site offers it, whatever the amount. */
  public boolean isOffered() {
    return switch (availability) {
      case AVAILABLE, BELOW_MINIMUM, ABOVE_MAXIMUM -> true;
      case SWITCHED_OFF, NOT_OFFERED_BY_ECPAY -> false;
    };
  }

  /** Whether it can be chosen. */
  public boolean isAvailable() {
    return availability == Availability.AVAILABLE;
  }

  /** The plan of that many instalments, whether the amount can be paid so or not. */
  public Optional<Plan> plan(Instalments instalments) {
    return plans.stream().filter(plan -> plan.instalments() == instalments).findFirst();
  }

  /**
   * The terms as an attempt freezes them, its time named.
   *
   * @throws IllegalArgumentException when they wish for what is not offered
   */
  PaymentTerms freeze(PaymentTerms wish) {
    Instalments instalments = wish.instalments();
    if (instalments != null && plan(instalments).filter(Plan::available).isEmpty()) {
      throw new IllegalArgumentException(method + " is not offered in " + instalments);
    }
    Duration time = wish.timeToPay();
    if (time == null) {
      return new PaymentTerms(instalments, issuesCode ? timeToPay : null);
    }
    if (!timesToPay.contains(time)) {
      throw new IllegalArgumentException(method + " is not offered with " + time + " to pay");
    }
    return wish;
  }

  static MethodOffer of(
      PaymentMethod method,
      PaymentSettings.Method settings,
      Money amount,
      Duration atOnce,
      boolean sandbox) {
    Duration lifetime = settings.codeLifetime();
    return new MethodOffer(
        method,
        settings.least(),
        settings.most(),
        availability(method, settings, amount, sandbox),
        lifetime == null ? atOnce : lifetime,
        lifetime != null,
        settings.codeLifetimeChoices(),
        plans(settings.instalments(), amount, sandbox));
  }

  private static List<Plan> plans(PaymentSettings.Plans settings, Money amount, boolean sandbox) {
    return settings.enabled().isOn(sandbox)
        ? settings.prices().entrySet().stream()
            .map(plan ->
                new Plan(plan.getKey(), plan.getValue(), amount.compareTo(plan.getValue()) >= 0))
            .toList()
        : List.of();
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
