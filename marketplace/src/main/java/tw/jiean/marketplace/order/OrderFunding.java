package tw.jiean.marketplace.order;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.payment.PaymentReceived;

/**
 * Turns an order paid when its money has come, in the transaction of the payment: both are true or
 * neither. Money for a cancelled order changes nothing here: its attempt stays paid, and a warning
 * in the log tells the operator.
 */
@Component
class OrderFunding {

  private static final Logger log = LoggerFactory.getLogger(OrderFunding.class);

  private final Orders orders;
  private final OrderRepository repository;

  OrderFunding(Orders orders, OrderRepository repository) {
    this.orders = orders;
    this.repository = repository;
  }

  /** Payment has locked the attempt already, so the order is locked second, as everywhere. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaymentReceived received) {
    Optional<Order> found = OrderNumber.of(received.reference()).flatMap(repository::lock);
    if (found.isEmpty()) {
      log.error("Payment {} names no order of ours: {}", received.payment(), received.reference());
      return;
    }
    Order order = found.get();
    if (!order.status().payable()) {
      log.warn(
          "Payment {} came for {} order {}", received.payment(), order.status(), order.number());
      return;
    }
    if (!received.amount().equals(order.terms().price())) {
      // Payment has compared it with the attempt, which was opened with this very price.
      log.error(
          "Payment {} brought {} for order {} of {}: left for a person",
          received.payment(),
          received.amount(),
          order.number(),
          order.terms().price());
      return;
    }
    orders.apply(order.funded(received.paidAt()));
  }
}
