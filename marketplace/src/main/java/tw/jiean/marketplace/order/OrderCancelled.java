package tw.jiean.marketplace.order;

import java.time.Instant;

/**
 * An order has ended without earning: never paid, or all of its money goes back.
 *
 * @param reason what both parties read
 */
public record OrderCancelled(OrderNumber order, String reason, Instant at) implements OrderEvent {}
