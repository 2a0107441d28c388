package tw.jiean.marketplace.payment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a method lets its buyer choose. Frozen when an attempt is opened: its form stays the same
 * whatever is offered later.
 *
 * @param instalments in how many instalments, by card; null is one payment
 * @param timeToPay how long the code can be paid, for methods that issue one; null is what the
 *     method usually gives
 */
public record PaymentTerms(@Nullable Instalments instalments, @Nullable Duration timeToPay) {

  /** One payment, in the method's usual time. */
  public static final PaymentTerms USUAL = new PaymentTerms(null, null);

  /** Whether these wish for nothing else than those, which name the time. */
  boolean fit(PaymentTerms frozen) {
    return instalments == frozen.instalments
        && (timeToPay == null || timeToPay.equals(frozen.timeToPay));
  }
}
