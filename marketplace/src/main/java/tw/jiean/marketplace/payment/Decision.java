package tw.jiean.marketplace.payment;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.ledger.Transfer;

/**
 * What is made of one report.
 *
 * @param before the attempt as it was, or null when there is none of that number
 * @param after the attempt as it is now
 */
record Decision(
    Report report,
    @Nullable PaymentAttempt before,
    @Nullable PaymentAttempt after,
    Verdict verdict) {

  /** Whether it brings money that counts. */
  boolean brings() {
    return moneyCame() && after != null && after.counts();
  }

  private boolean moneyCame() {
    return before != null && after != null && !before.isPaid() && after.isPaid();
  }

  /** The money that it {@link #brings}. */
  PaymentReceived received() {
    return received(paid());
  }

  static PaymentReceived received(PaymentAttempt paid) {
    return new PaymentReceived(paid.reference(), paid.id(), paid.amount(), at(paid));
  }

  /** The same with its money left over. */
  Decision refused(PaymentAttempt surplus) {
    return new Decision(report, before, surplus, Verdict.SURPLUS);
  }

  Stream<Transfer> transfers() {
    return moneyCame() ? Stream.of(PaymentTransfers.received(paid())) : Stream.empty();
  }

  /** What the house hears of it. */
  Stream<Object> news() {
    if (before == null || after == null || before.status() == after.status()) {
      return Stream.empty();
    }
    return switch (after.status()) {
      case CODE_ISSUED -> Stream.of(new PaymentCodeIssued(after.reference(), after.id()));
      case FAILED -> Stream.of(new PaymentFailed(after.reference(), after.id()));
      case EXPIRED -> Stream.of(new PaymentExpired(after.reference(), after.id()));
      case PAID ->
          after.outcome().surplus()
              ? Stream.of(
                  new SurplusReceived(after.reference(), after.id(), after.amount(), at(after)))
              : Stream.empty();
      case CREATED, UNKNOWN, NEEDS_REVIEW, REFUND_PENDING, PARTIALLY_REFUNDED, REFUNDED ->
          Stream.empty();
    };
  }

  private PaymentAttempt paid() {
    if (after == null) {
      throw new IllegalStateException("No attempt has the number " + report.tradeNo());
    }
    return after;
  }

  private static Instant at(PaymentAttempt paid) {
    Instant at = paid.outcome().paidAt();
    if (at == null) {
      throw new IllegalStateException("Payment " + paid.id() + " is paid at no time");
    }
    return at;
  }
}
