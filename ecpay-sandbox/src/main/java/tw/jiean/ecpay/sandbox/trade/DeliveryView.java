package tw.jiean.ecpay.sandbox.trade;

import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.notify.Delivery;

/**
 * One sending of a notification as the control interface tells it.
 *
 * @param kind {@code ReturnURL}, {@code PaymentInfoURL} or {@code PeriodReturnURL}
 * @param body as sent, encoded
 * @param attempt 1 for the first sending
 * @param status the HTTP status; null when no answer came
 * @param answer the first 1,000 bytes of the answer, or why none came
 * @param at ISO 8601 with Taiwan's offset
 */
public record DeliveryView(
    long id,
    String merchantTradeNo,
    String kind,
    String url,
    String body,
    int attempt,
    @Nullable Integer status,
    String answer,
    String at) {

  /** What the control interface tells of a sending. */
  public static DeliveryView of(Delivery delivery) {
    return new DeliveryView(
        delivery.id(),
        delivery.merchantTradeNo(),
        delivery.kind(),
        delivery.url(),
        delivery.body(),
        delivery.attempt(),
        delivery.status(),
        delivery.answer(),
        TaiwanTime.iso(delivery.at()));
  }
}
