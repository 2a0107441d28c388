package tw.jiean.marketplace.review;

import java.time.Instant;
import tw.jiean.marketplace.order.OrderNumber;

/**
 * Everybody may read what the parties of an order wrote of each other. Published in the transaction
 * that makes it so; not for an order of which nobody wrote.
 */
public record ReviewsPublished(OrderNumber order, Instant at) {}
