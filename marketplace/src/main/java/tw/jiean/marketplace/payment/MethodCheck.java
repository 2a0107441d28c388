package tw.jiean.marketplace.payment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.web.StartRefused;

/**
 * Refuses settings of a method under which the site would offer what ECPay does not take. Each
 * refusal names the field, the rule and what to do.
 */
final class MethodCheck {

  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_]{1,20}");
  private static final Pattern PLAN = Pattern.compile("([0-9]{1,2}N?)@([0-9]{1,9})");
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_FEE = BigDecimal.valueOf(1_000);

  private final PaymentMethod method;
  private final PaymentSettings.Method settings;

  private MethodCheck(PaymentMethod method, PaymentSettings.Method settings) {
    this.method = method;
    this.settings = settings;
  }

  static PaymentSettings.Method of(
      PaymentMethod method, PaymentSettings.@Nullable Method settings) {
    if (settings == null) {
      throw refusal(method, "", "is missing: set its minimum and maximum, and enabled=false");
    }
    MethodCheck check = new MethodCheck(method, settings);
    check.words();
    check.limits();
    check.codeTime();
    check.instalments();
    check.fee();
    return settings;
  }

  private void words() {
    String word = settings.choosePayment();
    if (word == null) {
      if (settings.enabled() != PaymentSettings.Switch.FALSE) {
        throw refusal(
            "choose-payment",
            "is missing while enabled is on: set the value that ECPay names for it, or"
                + " enabled=false");
      }
    } else if (!WORD.matcher(word).matches()) {
      throw noWord("choose-payment");
    }
    String sub = settings.chooseSubPayment();
    if (sub != null && !WORD.matcher(sub).matches()) {
      throw noWord("choose-sub-payment");
    }
  }

  private StartRefused noWord(String field) {
    return refusal(
        field,
        "is a word of 1 to 20 letters, digits or _ (ECPay page 2862): copy it from ECPay's page");
  }

  private void limits() {
    if (settings.minimum() < 1) {
      throw refusal("minimum", "is 1 or more, not " + settings.minimum() + ": set whole NT$");
    }
    if (settings.maximum() < settings.minimum()) {
      throw refusal(
          "maximum",
          "is not below the minimum, %s: %s was set; change one of them"
              .formatted(settings.least(), settings.maximum()));
    }
    if (settings.maximum() > Integer.MAX_VALUE) {
      throw refusal(
          "maximum", "is at most 2147483647, since ECPay counts no further: set less than that");
    }
    MethodLimits ecpay = MethodLimits.of(method);
    if (settings.contractLimits()) {
      return;
    }
    if (settings.least().compareTo(ecpay.least()) < 0) {
      throw beyond("minimum", "less", settings.least(), ecpay);
    }
    if (settings.most().compareTo(ecpay.most()) > 0) {
      throw beyond("maximum", "more", settings.most(), ecpay);
    }
  }

  private StartRefused beyond(String field, String how, Money set, MethodLimits ecpay) {
    return refusal(
        field,
        ("is %s, %s than ECPay takes (%s to %s): stay within, or set contract-limits=true when"
                + " your contract with ECPay says so")
            .formatted(set, how, ecpay.least(), ecpay.most()));
  }

  private void codeTime() {
    if (settings.margin().isNegative()) {
      throw refusal("margin", "is not negative: set how late a payment may still be told, as 1d");
    }
    CodeTime rule = CodeTime.of(method).orElse(null);
    Duration usual = settings.codeLifetime();
    if (rule == null) {
      if (usual != null || !settings.codeLifetimeChoices().isEmpty()) {
        throw refusal(
            usual == null ? "code-lifetime-choices" : "code-lifetime",
            "is for atm, cvs and barcode, which issue codes: leave it out");
      }
      return;
    }
    if (usual == null) {
      throw refusal("code-lifetime", "is missing: set " + rule + ", as 7d");
    }
    requireTime("code-lifetime", rule, usual);
    if (settings.codeLifetimeChoices().isEmpty()) {
      return;
    }
    if (method != PaymentMethod.ATM) {
      throw refusal("code-lifetime-choices", "is for atm alone: leave it out");
    }
    for (Duration choice : settings.codeLifetimeChoices()) {
      requireTime("code-lifetime-choices", rule, choice);
    }
    if (!settings.codeLifetimeChoices().contains(usual)) {
      throw refusal(
          "code-lifetime-choices",
          "has code-lifetime among its values, for that is chosen beforehand: add it, or change"
              + " code-lifetime");
    }
  }

  private void requireTime(String field, CodeTime rule, Duration time) {
    if (!rule.allows(time)) {
      throw refusal(field, "is " + rule + " at ECPay, not " + time + ": set a time within, as 7d");
    }
  }

  private void instalments() {
    PaymentSettings.Plans offered = settings.instalments();
    if (method != PaymentMethod.CREDIT_CARD) {
      if (offered.enabled() != PaymentSettings.Switch.FALSE || !offered.plans().isEmpty()) {
        throw refusal("instalments", "is for credit_card alone: leave it out");
      }
      return;
    }
    if (offered.enabled() != PaymentSettings.Switch.FALSE && offered.plans().isEmpty()) {
      throw refusal(
          "instalments.plans",
          "is empty while instalments are on: name plans as 3@1000, or set"
              + " instalments.enabled=false");
    }
    Set<Instalments> seen = EnumSet.noneOf(Instalments.class);
    for (String text : offered.plans()) {
      Instalments plan = plan(text);
      if (!seen.add(plan)) {
        throw refusal("instalments.plans", "names " + plan.code() + " twice: keep one of them");
      }
    }
  }

  private Instalments plan(String text) {
    var parts = PLAN.matcher(text);
    Instalments plan = parts.matches() ? Instalments.ofCode(parts.group(1)).orElse(null) : null;
    if (plan == null) {
      throw refusal(
          "instalments.plans",
          "holds plan@price with a plan of 3, 5, 6, 8, 9, 10, 12, 18, 24 or 30N (ECPay page 2870)"
              + " and whole NT$, not \"%s\": write it as 3@1000".formatted(text));
    }
    Money from = Money.of(Long.parseLong(parts.group(2)));
    if (from.compareTo(plan.least()) < 0) {
      throw refusal(
          "instalments.plans",
          "offers %s from %s, but that plan takes %s or more: raise its price"
              .formatted(plan.code(), from, plan.least()));
    }
    if (from.compareTo(settings.most()) > 0) {
      throw refusal(
          "instalments.plans",
          "offers %s from %s, which is above the maximum of %s: leave the plan out, or lower its price"
              .formatted(plan.code(), from, settings.most()));
    }
    return plan;
  }

  private void fee() {
    MethodFee fee = settings.fee();
    if (fee == null) {
      return;
    }
    requirePercent("fee.rate", fee.rate());
    fee.otherRates().forEach(rate -> requirePercent("fee.other-rates", rate));
    if (fee.decimals() < 0 || fee.decimals() > 3) {
      throw refusal(
          "fee.decimals", "is 0 to 3, not " + fee.decimals() + ": 3 for cards, 0 for stores");
    }
    requireFee("fee.minimum", fee.minimum());
    requireFee("fee.fixed", fee.fixed());
  }

  private void requirePercent(String field, BigDecimal rate) {
    if (rate.signum() < 0 || rate.compareTo(WHOLE) >= 0) {
      throw refusal(field, "is percent from 0 to below 100, not " + rate + ": 2.75 is 2.75 %");
    }
  }

  private void requireFee(String field, BigDecimal dollars) {
    if (dollars.signum() < 0 || dollars.compareTo(MOST_FEE) > 0) {
      throw refusal(
          field, "is NT$0 to NT$1,000, not " + dollars + ": set it as your contract has it");
    }
  }

  private StartRefused refusal(String field, String rule) {
    return refusal(method, "." + field, rule);
  }

  private static StartRefused refusal(PaymentMethod method, String field, String rule) {
    return new StartRefused("jiean.payment.methods." + method.code() + field + " " + rule + ".");
  }
}
