package tw.jiean.marketplace.order;

import org.springframework.stereotype.Component;

/** Tells others whether an order was paid and whether it is over, whatever states there are. */
@Component
public class OrderSpans {

  private final OrderRepository repository;

  OrderSpans(OrderRepository repository) {
    this.repository = repository;
  }

  /** As the order stands; only of one that was given up its history says whether it was paid. */
  public OrderSpan of(Order order) {
    return switch (order.status()) {
      case AWAITING_PAYMENT -> new OrderSpan(false, null);
      case AWAITING_REQUIREMENTS, IN_PROGRESS, DELIVERED, IN_REVISION -> new OrderSpan(true, null);
      case COMPLETED, REVERSED -> new OrderSpan(true, order.changedAt());
      case CANCELLED -> new OrderSpan(wasPaid(order), order.changedAt());
    };
  }

  private boolean wasPaid(Order order) {
    return repository.history(order.number()).stream()
        .anyMatch(entry -> entry.status() == OrderStatus.AWAITING_REQUIREMENTS);
  }
}
