package tw.jiean.marketplace.order;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.Instalments;
import tw.jiean.marketplace.payment.MethodOffer;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentTerms;
import tw.jiean.marketplace.payment.PaymentView;

/**
 * How a buyer wants to pay, in the words of the form. Words for what the method does not let its
 * buyer choose count nothing: without script the form sends them all.
 *
 * @param method the way of paying, or null when none, or none that exists, was chosen
 * @param instalments a number of instalments, or empty for one payment
 * @param days how many days to have for a transfer, or empty for the usual number
 */
public record MethodChoice(@Nullable PaymentMethod method, String instalments, String days) {

  /** Nothing yet. */
  static final MethodChoice NONE = new MethodChoice(null, "", "");

  /** The word for one payment. */
  static final String ONE_PAYMENT = "1";

  private static final Pattern DAYS = Pattern.compile("[1-9][0-9]?");

  /** Just a method, on its usual terms. */
  public static MethodChoice of(@Nullable PaymentMethod method) {
    return new MethodChoice(method, "", "");
  }

  /** The same as an attempt was opened with. */
  static MethodChoice of(PaymentView payment) {
    Instalments instalments = payment.terms().instalments();
    Duration time = payment.terms().timeToPay();
    return new MethodChoice(
        payment.method(),
        instalments == null ? "" : instalments.code(),
        time == null || payment.method() != PaymentMethod.ATM ? "" : Long.toString(time.toDays()));
  }

  static MethodChoice read(
      @Nullable String method, @Nullable String instalments, @Nullable String days) {
    return new MethodChoice(
        Optional.ofNullable(method).flatMap(PaymentMethod::ofCode).orElse(null),
        instalments == null ? "" : instalments,
        days == null ? "" : days);
  }

  /** Why an offer of this method cannot be taken so, or null when it can. */
  Checkout.@Nullable Refused refusal(MethodOffer offer, Money amount) {
    if (!offer.isAvailable()) {
      return new Checkout.AmountOutsideLimits(offer, amount);
    }
    if (wantsInstalments()) {
      MethodOffer.Plan plan = Instalments.ofCode(instalments).flatMap(offer::plan).orElse(null);
      if (plan == null || !plan.available()) {
        return new Checkout.InvalidInstalments(plan, amount);
      }
    }
    return wantsTime() && time().filter(offer.timesToPay()::contains).isEmpty()
        ? new Checkout.InvalidTimeToPay(offer)
        : null;
  }

  /** What is wished of the method, where nothing was refused. */
  PaymentTerms terms() {
    return new PaymentTerms(
        wantsInstalments() ? Instalments.ofCode(instalments).orElse(null) : null,
        wantsTime() ? time().orElse(null) : null);
  }

  /** Whether an attempt was opened for just this wish. */
  boolean isFor(PaymentView payment) {
    MethodChoice opened = of(payment);
    return method == opened.method
        && (wantsInstalments() ? instalments : "").equals(opened.instalments)
        && (!wantsTime() || days.equals(opened.days));
  }

  private boolean wantsInstalments() {
    return method == PaymentMethod.CREDIT_CARD
        && !instalments.isEmpty()
        && !instalments.equals(ONE_PAYMENT);
  }

  private boolean wantsTime() {
    return method == PaymentMethod.ATM && !days.isEmpty();
  }

  private Optional<Duration> time() {
    return DAYS.matcher(days).matches()
        ? Optional.of(Duration.ofDays(Long.parseLong(days)))
        : Optional.empty();
  }
}
