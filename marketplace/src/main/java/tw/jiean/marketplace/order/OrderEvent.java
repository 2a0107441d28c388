package tw.jiean.marketplace.order;

import java.time.Instant;

/** News of an order, published in the transaction that makes it true. */
public sealed interface OrderEvent
    permits OrderPlaced, OrderFunded, OrderCancelled, OrderRevived, WorkEvent {

  /** The order that it is about. */
  OrderNumber order();

  /** When it happened. */
  Instant at();
}
