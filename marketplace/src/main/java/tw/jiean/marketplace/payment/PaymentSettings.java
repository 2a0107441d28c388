package tw.jiean.marketplace.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import tw.jiean.marketplace.money.Money;

/**
 * Which ways of paying the site offers. The defaults stand in {@code application.yml}.
 *
 * @param methods one entry for each method, by its word
 */
@ConfigurationProperties("jiean.payment")
@Validated
record PaymentSettings(Map<PaymentMethod, @Valid Method> methods) {

  PaymentSettings {
    methods = new EnumMap<>(methods);
    for (PaymentMethod method : PaymentMethod.values()) {
      Method settings = methods.get(method);
      if (settings == null) {
        throw new IllegalArgumentException(
            "jiean.payment.methods." + method.code() + " is missing");
      }
      if (settings.enabled() != Switch.FALSE && settings.choosePayment() == null) {
        throw new IllegalArgumentException(
            "jiean.payment.methods."
                + method.code()
                + " is on without choose-payment, the value that ECPay names for it");
      }
    }
  }

  Method of(PaymentMethod method) {
    Method settings = methods.get(method);
    if (settings == null) {
      throw new IllegalArgumentException("No settings of " + method);
    }
    return settings;
  }

  /** Whether a way of paying is on. */
  enum Switch {
    /** Wherever the site runs. */
    TRUE,
    /** Nowhere. */
    FALSE,
    /** With the sandbox only: elsewhere ECPay has to have switched it on for the merchant first. */
    SANDBOX
  }

  /**
   * One way of paying.
   *
   * @param enabled whether buyers may choose it: {@code true}, {@code false} or {@code sandbox}
   * @param minimum the least amount, whole NT$
   * @param maximum the most, whole NT$
   * @param choosePayment what ECPay calls it ({@code ChoosePayment})
   * @param chooseSubPayment which of ECPay's sub-methods, if any ({@code ChooseSubPayment})
   * @param codeLifetime how long a code can be paid, for methods that issue one
   * @param margin how late after its deadline a payment may still be told (ECPay help 4634)
   */
  record Method(
      @DefaultValue("false") Switch enabled,
      @Min(1) long minimum,
      @Min(1) long maximum,
      @Nullable String choosePayment,
      @Nullable String chooseSubPayment,
      @Nullable Duration codeLifetime,
      @DefaultValue("0s") Duration margin) {

    Method {
      if (minimum > maximum) {
        throw new IllegalArgumentException("A payment method's minimum exceeds its maximum");
      }
    }

    /** Whether buyers may choose it here. */
    boolean isOn(boolean sandbox) {
      return switch (enabled) {
        case TRUE -> true;
        case FALSE -> false;
        case SANDBOX -> sandbox;
      };
    }

    Money least() {
      return Money.of(minimum);
    }

    Money most() {
      return Money.of(maximum);
    }
  }
}
