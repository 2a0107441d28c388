package tw.jiean.marketplace.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When ECPay is asked about an attempt next, and from when on an unpaid one has expired. */
@Component
class QuerySchedule {

  private final QuerySettings settings;
  private final PaymentSettings methods;

  QuerySchedule(QuerySettings settings, PaymentSettings methods) {
    this.settings = settings;
    this.methods = methods;
  }

  /** Whether the method issues a code that is paid somewhere else, later. */
  boolean issuesCode(PaymentMethod method) {
    return methods.of(method).codeLifetime() != null;
  }

  /** How long a buyer may take at the cashier, where no code gives him more time. */
  Duration atOnce() {
    return settings.immediate().getLast();
  }

  /** The next time after now; empty when nothing is asked any more. */
  Optional<Instant> next(PaymentAttempt attempt, Instant now) {
    return switch (attempt.status()) {
      case CREATED ->
          issuesCode(attempt.method())
              ? Optional.of(earlier(now.plus(settings.code()), expiry(attempt), now))
              : after(settings.immediate(), attempt.createdAt(), now);
      case CODE_ISSUED -> Optional.of(earlier(now.plus(settings.code()), expiry(attempt), now));
      // Where a message did not fit, ECPay's own answer may.
      case UNKNOWN, NEEDS_REVIEW ->
          issuesCode(attempt.method()) && now.isBefore(expiry(attempt))
              ? Optional.of(earlier(now.plus(settings.code()), expiry(attempt), now))
              : after(settings.unknown(), attempt.createdAt(), now)
                  .or(() -> after(settings.late(), expiry(attempt), now));
      case EXPIRED, FAILED -> after(settings.late(), expiry(attempt), now);
      case PAID, REFUND_PENDING, PARTIALLY_REFUNDED, REFUNDED -> Optional.empty();
    };
  }

  /** The next time after news of an attempt: soon, where a message did not fit. */
  Optional<Instant> afterNews(PaymentAttempt attempt, Instant now) {
    return attempt.status() == PaymentStatus.NEEDS_REVIEW
        ? Optional.of(now.plus(settings.unknown().getFirst()))
        : next(attempt, now);
  }

  /** The first time that ECPay is asked about an attempt that was opened just now. */
  Instant first(PaymentMethod method, Instant opened) {
    return opened.plus(issuesCode(method) ? settings.code() : settings.immediate().getFirst());
  }

  /** From when on an attempt of which ECPay says that it is not paid has expired. */
  Instant expiry(PaymentAttempt attempt) {
    Instant deadline = attempt.outcome().codeExpiresAt();
    if (deadline != null) {
      return deadline.plus(methods.of(attempt.method()).margin());
    }
    return attempt.createdAt().plus(issuesCode(attempt.method()) ? settings.abandoned() : atOnce());
  }

  /**
   * Whether it has expired, once ECPay says that it is not paid. What is unknown does not expire.
   */
  boolean isOver(PaymentAttempt attempt, Instant now) {
    return attempt.status().isOpen()
        && attempt.status() != PaymentStatus.UNKNOWN
        && !now.isBefore(expiry(attempt));
  }

  private static Optional<Instant> after(List<Duration> steps, Instant start, Instant now) {
    return steps.stream().map(start::plus).filter(time -> time.isAfter(now)).findFirst();
  }

  /** Not later than the expiry, for that is when it is decided. */
  private static Instant earlier(Instant next, Instant expiry, Instant now) {
    return expiry.isAfter(now) && expiry.isBefore(next) ? expiry : next;
  }
}
