package tw.jiean.marketplace.payment;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tw.jiean.marketplace.money.Money;

/**
 * Which ways of paying the site offers, and how. The defaults stand in {@code application.yml};
 * what cannot be is refused before anything starts ({@link MethodCheck}).
 *
 * @param methods one entry for each method, by its word
 */
@ConfigurationProperties("jiean.payment")
record PaymentSettings(Map<PaymentMethod, Method> methods) {

  PaymentSettings {
    Map<PaymentMethod, Method> checked = new EnumMap<>(PaymentMethod.class);
    for (PaymentMethod method : PaymentMethod.values()) {
      checked.put(method, MethodCheck.of(method, methods.get(method)));
    }
    methods = checked;
  }

  Method of(PaymentMethod method) {
    Method settings = methods.get(method);
    if (settings == null) {
      throw new IllegalArgumentException("No settings of " + method);
    }
    return settings;
  }

  /** Whether something is offered. */
  enum Switch {
    /** Wherever the site runs. */
    TRUE,
    /** Nowhere. */
    FALSE,
    /** With the sandbox only: elsewhere ECPay has to have switched it on for the merchant first. */
    SANDBOX;

    boolean isOn(boolean sandbox) {
      return switch (this) {
        case TRUE -> true;
        case FALSE -> false;
        case SANDBOX -> sandbox;
      };
    }
  }

  /**
   * One way of paying.
   *
   * @param enabled whether buyers may choose it: {@code true}, {@code false} or {@code sandbox}
   * @param minimum the least amount, whole NT$
   * @param maximum the most, whole NT$
   * @param contractLimits whether the merchant's contract has other limits than ECPay publishes
   * @param choosePayment what ECPay calls it ({@code ChoosePayment})
   * @param chooseSubPayment which of ECPay's sub-methods, if any ({@code ChooseSubPayment})
   * @param codeLifetime how long a code can be paid, for methods that issue one
   * @param codeLifetimeChoices what the buyer may choose instead, {@code codeLifetime} among them;
   *     empty when there is nothing to choose
   * @param margin how late after its deadline a payment may still be told (ECPay help 4634)
   * @param instalments in how many instalments it can be paid
   * @param settled whether its money comes by ECPay
   * @param fee what ECPay takes, or null when that is not known
   */
  record Method(
      @DefaultValue("false") Switch enabled,
      @DefaultValue("1") long minimum,
      @DefaultValue("0") long maximum,
      @DefaultValue("false") boolean contractLimits,
      @Nullable String choosePayment,
      @Nullable String chooseSubPayment,
      @Nullable Duration codeLifetime,
      @DefaultValue List<Duration> codeLifetimeChoices,
      @DefaultValue("0s") Duration margin,
      @DefaultValue Plans instalments,
      @DefaultValue("true") boolean settled,
      @Nullable MethodFee fee) {

    Method {
      codeLifetimeChoices = codeLifetimeChoices.stream().distinct().sorted().toList();
    }

    Money least() {
      return Money.of(minimum);
    }

    Money most() {
      return Money.of(maximum);
    }
  }

  /**
   * Instalments by card.
   *
   * @param enabled whether they are offered: ECPay has to have switched them on for the merchant
   * @param plans each as {@code plan@price}: the plan, and from which price of a listing's plan on
   *     it is offered, whole NT$
   */
  record Plans(@DefaultValue("false") Switch enabled, @DefaultValue List<String> plans) {

    Plans {
      plans = List.copyOf(plans);
    }

    /** By plan, in the order of their number. Of what {@link MethodCheck} let pass. */
    Map<Instalments, Money> prices() {
      Map<Instalments, Money> prices = new EnumMap<>(Instalments.class);
      for (String text : plans) {
        int at = text.indexOf('@');
        prices.put(
            Instalments.ofCode(text.substring(0, at)).orElseThrow(),
            Money.of(Long.parseLong(text.substring(at + 1))));
      }
      return prices;
    }
  }
}
