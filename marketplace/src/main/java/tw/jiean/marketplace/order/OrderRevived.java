package tw.jiean.marketplace.order;

import java.time.Instant;

/**
 * An order that had been cancelled goes on: its money is there. The seller's time begins now, not
 * when the buyer paid.
 *
 * @param reason what both parties read
 */
public record OrderRevived(OrderNumber order, String reason, Instant at) implements OrderEvent {}
