package tw.jiean.marketplace.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an order.
 *
 * @param status the state that it reached
 * @param reason what both parties read, or null where the state says all
 */
record HistoryEntry(OrderStatus status, Instant at, @Nullable String reason) {

  static HistoryEntry of(Order.Transition transition) {
    String reason =
        switch (transition.event()) {
          case OrderPlaced _, OrderFunded _ -> null;
          case OrderCancelled cancelled -> cancelled.reason();
          case OrderRevived revived -> revived.reason();
        };
    return new HistoryEntry(transition.order().status(), transition.event().at(), reason);
  }
}
