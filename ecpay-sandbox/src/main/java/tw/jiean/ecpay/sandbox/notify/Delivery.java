package tw.jiean.ecpay.sandbox.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a notification and what came back.
 *
 * @param attempt 1 for the first sending
 * @param status the HTTP status; null when no answer came
 * @param answer the first part of the answer's body, or why none came
 * @param acknowledged whether that was exactly {@code 1|OK}
 */
public record Delivery(
    long id,
    long notificationId,
    long tradeId,
    String merchantTradeNo,
    String kind,
    String url,
    String body,
    int attempt,
    @Nullable Integer status,
    String answer,
    boolean acknowledged,
    Instant at) {}
