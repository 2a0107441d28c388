package tw.jiean.marketplace.order;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.refund.RefundOpened;
import tw.jiean.marketplace.refund.RefundWithdrawn;

/**
 * What refunds make of orders, in the transaction of the refund. An order none of whose money is
 * left ends at once, so that nobody works for money that is leaving; when any of that money stays
 * after all, the order goes on.
 */
@Component
class OrderRefunds {

  private final OrderRepository repository;
  private final OrderTransitions transitions;
  private final Clock clock;

  OrderRefunds(OrderRepository repository, OrderTransitions transitions, Clock clock) {
    this.repository = repository;
    this.transitions = transitions;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(RefundOpened refund) {
    if (!refund.surplus() && refund.left().dollars() == 0) {
      lock(refund.reference(), OrderStatus.AWAITING_REQUIREMENTS)
          .map(order -> order.cancelledPaid(refund.reason(), clock.instant()))
          .ifPresent(cancelled -> transitions.apply(List.of(cancelled)));
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(RefundWithdrawn refund) {
    if (!refund.surplus()) {
      lock(refund.reference(), OrderStatus.CANCELLED)
          .filter(order -> refund.left().dollars() > 0)
          .map(order -> order.revived(refund.reason(), clock.instant()))
          .ifPresent(revived -> transitions.apply(List.of(revived)));
    }
  }

  /** Refunds have locked the attempts already, so the order is locked second, as everywhere. */
  private Optional<Order> lock(ChargeReference reference, OrderStatus status) {
    return OrderNumber.of(reference)
        .flatMap(repository::lock)
        .filter(order -> order.status() == status);
  }
}
