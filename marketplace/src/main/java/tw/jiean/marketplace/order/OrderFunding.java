package tw.jiean.marketplace.order;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.payment.ChargeOwner;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentReceived;

/**
 * Turns orders paid when their money has come, in the transaction of the payment: both are true or
 * neither. An order that is over takes no money; it goes back.
 */
@Component
class OrderFunding implements ChargeOwner {

  private static final Logger log = LoggerFactory.getLogger(OrderFunding.class);

  private final OrderTransitions transitions;
  private final OrderRepository repository;
  private final Clock clock;

  OrderFunding(OrderTransitions transitions, OrderRepository repository, Clock clock) {
    this.transitions = transitions;
    this.repository = repository;
    this.clock = clock;
  }

  /** Payment has locked the attempts already, so the orders are locked second, as everywhere. */
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<ChargeReference> receive(List<PaymentReceived> received) {
    Map<OrderNumber, Order> orders =
        repository.lock(
            received.stream()
                .map(PaymentReceived::reference)
                .map(OrderNumber::of)
                .flatMap(Optional::stream)
                .toList());
    Instant now = OrderProcess.now(clock);
    Set<ChargeReference> taken = new HashSet<>();
    List<Order.Transition> funded = new ArrayList<>();
    for (PaymentReceived money : received) {
      Optional<Order> order = OrderNumber.of(money.reference()).map(orders::get);
      if (order.filter(found -> takes(found, money)).isPresent()) {
        taken.add(money.reference());
        funded.add(order.get().funded(money.paidAt(), now));
      } else {
        log.warn("Payment {} is surplus: {} does not take it", money.payment(), money.reference());
      }
    }
    transitions.apply(funded);
    return taken;
  }

  /** Payment has compared the amount with the attempt, which was opened with this very price. */
  private static boolean takes(Order order, PaymentReceived money) {
    return order.status().payable() && money.amount().equals(order.terms().price());
  }
}
