package tw.jiean.marketplace.order;

import java.time.Instant;
import tw.jiean.marketplace.money.Money;

/**
 * An order has been paid in full.
 *
 * @param at when the buyer paid, by ECPay's clock
 */
public record OrderFunded(OrderNumber order, Money amount, Instant at) implements OrderEvent {}
