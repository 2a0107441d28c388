package tw.jiean.ecpay.sandbox.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that the shop has to answer with {@code 1|OK}.
 *
 * @param tradeId the sender's own number of what it is about
 * @param kind ECPay's name of the address it goes to: {@code ReturnURL}, {@code PaymentInfoURL} or
 *     {@code PeriodReturnURL}
 * @param body what the first sending carries, encoded and signed
 * @param repeatBody what every later sending carries: ECPay words it otherwise
 * @param attempts how often it was sent
 * @param nextAttemptAt when it is due again; null when it is answered or was sent often enough
 * @param acknowledged whether the shop answered {@code 1|OK}
 */
public record Notification(
    long id,
    long tradeId,
    String merchantTradeNo,
    String kind,
    String url,
    String body,
    String repeatBody,
    int attempts,
    @Nullable Instant nextAttemptAt,
    boolean acknowledged) {

  Notification sending(@Nullable Instant next) {
    return with(attempts + 1, next, acknowledged);
  }

  Notification heldBackUntil(Instant moment) {
    return with(attempts, moment, acknowledged);
  }

  Notification answered() {
    return with(attempts, null, true);
  }

  private Notification with(int sent, @Nullable Instant next, boolean answered) {
    return new Notification(
        id, tradeId, merchantTradeNo, kind, url, body, repeatBody, sent, next, answered);
  }

  boolean due(Instant now) {
    return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
  }
}
