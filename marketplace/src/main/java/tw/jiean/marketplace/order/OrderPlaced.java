package tw.jiean.marketplace.order;

import java.time.Instant;

/** A buyer has agreed to terms and price; nothing is paid. */
public record OrderPlaced(OrderNumber order, Instant at) implements OrderEvent {}
