package tw.jiean.marketplace.order;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores moves of orders that the running transaction has locked, and tells the house of them. */
@Component
class OrderTransitions {

  private final OrderRepository repository;
  private final ApplicationEventPublisher events;

  OrderTransitions(OrderRepository repository, ApplicationEventPublisher events) {
    this.repository = repository;
    this.events = events;
  }

  void apply(List<Order.Transition> transitions) {
    repository.update(transitions);
    transitions.forEach(transition -> events.publishEvent(transition.event()));
  }
}
