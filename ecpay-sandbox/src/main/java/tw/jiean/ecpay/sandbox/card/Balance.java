package tw.jiean.ecpay.sandbox.card;

import java.time.Instant;

/** What a merchant has in his ECPay account. */
@FunctionalInterface
public interface Balance {

  /** Whole New Taiwan dollars, what is reserved for refunds already taken off. */
  long of(String merchantId, Instant now);
}
