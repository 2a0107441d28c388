package tw.jiean.marketplace.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.earning.Earning;
import tw.jiean.marketplace.earning.Earnings;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.refund.RefundOpened;
import tw.jiean.marketplace.refund.RefundReason;
import tw.jiean.marketplace.refund.RefundWithdrawn;

/**
 * What refunds make of orders, in the transaction of the refund. An order none of whose money is
 * left ends at once, so that nobody works for money that is leaving; when any of that money stays
 * after all, the order goes on.
 */
@Component
class OrderRefunds {

  private final OrderRepository repository;
  private final WorkRepository works;
  private final OrderProcess process;
  private final Earnings earnings;
  private final Ledger ledger;
  private final Clock clock;

  OrderRefunds(
      OrderRepository repository,
      WorkRepository works,
      OrderProcess process,
      Earnings earnings,
      Ledger ledger,
      Clock clock) {
    this.repository = repository;
    this.works = works;
    this.process = process;
    this.earnings = earnings;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * An order that gives its own money back has ended before it does; then there is nothing to do.
   */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(RefundOpened refund) {
    if (!refund.surplus() && refund.left().dollars() == 0) {
      Instant now = OrderProcess.now(clock);
      lock(refund.reference())
          .filter(order -> order.status().isActive())
          .map(order -> works.of(order).ended(words(refund.reason()), now))
          .ifPresent(ended -> process.apply(List.of(ended), now));
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(RefundWithdrawn refund) {
    if (!refund.surplus()) {
      lock(refund.reference()).ifPresent(order -> stays(order, refund));
    }
  }

  /** Of an order that goes on only people want all of its money back, and say why. */
  private static String words(RefundReason reason) {
    return Objects.requireNonNull(reason.words());
  }

  private void stays(Order order, RefundWithdrawn refund) {
    Instant now = OrderProcess.now(clock);
    switch (order.status()) {
      case CANCELLED -> {
        if (refund.left().dollars() > 0) {
          process.apply(List.of(works.of(order).revived(refund.reason(), now)), now);
        }
      }
      // It was to go back out of what the seller had earned.
      case COMPLETED, REVERSED -> earn(order);
      case AWAITING_PAYMENT, AWAITING_REQUIREMENTS, IN_PROGRESS, DELIVERED, IN_REVISION -> {}
    }
  }

  private void earn(Order order) {
    ChargeReference reference = order.number().reference();
    Money held = Money.of(ledger.balance(Side.escrow(reference.value())));
    Money earned = earnings.of(reference).map(Earning::total).orElse(Money.ZERO);
    earnings.rebook(reference, earned.plus(held), works.of(order).rules().rate());
  }

  /** Refunds have locked the attempts already, so the order is locked second, as everywhere. */
  private Optional<Order> lock(ChargeReference reference) {
    return OrderNumber.of(reference).flatMap(repository::lock);
  }
}
