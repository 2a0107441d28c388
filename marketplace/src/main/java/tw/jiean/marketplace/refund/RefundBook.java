package tw.jiean.marketplace.refund;

import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.PaymentId;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;

/**
 * Opens and closes refunds: the refund, the attempt, the books and the news of it change together.
 * Always within a transaction of the caller, and with the attempts locked before the refund.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RefundBook {

  private final RefundRepository repository;
  private final Payments payments;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;

  RefundBook(
      RefundRepository repository,
      Payments payments,
      Ledger ledger,
      ApplicationEventPublisher events) {
    this.repository = repository;
    this.payments = payments;
    this.ledger = ledger;
    this.events = events;
  }

  /** Opens one. The attempts are locked, and the amount is left of this one. */
  Refund open(NewRefund wish, PaymentView paid, Refund.State state, Instant now) {
    RefundSource source = paid.surplus() ? RefundSource.SURPLUS : RefundSource.ORDER;
    Refund refund = repository.insert(wish, paid.id(), source, state, now);
    ledger.post(List.of(RefundTransfers.requested(refund)));
    payments.refundOpened(paid.id());
    events.publishEvent(
        new RefundOpened(
            refund.id(),
            refund.reference(),
            refund.payment(),
            refund.amount(),
            refund.surplus(),
            left(paid),
            refund.reason(),
            now));
    return refund;
  }

  /** What of an attempt's money is neither given back nor to be given back. */
  Money left(PaymentView paid) {
    return Money.of(
        paid.amount().dollars()
            - sum(
                repository.of(paid.id()).stream()
                    .filter(refund -> refund.status() != RefundStatus.WITHDRAWN)
                    .toList()));
  }

  /** Locks the attempts of its reference, then the refund. */
  Refund lock(RefundId id) {
    payments.lock(repository.find(id).orElseThrow().reference());
    return repository.lock(id);
  }

  /** Stores a move that does not end it. */
  void keep(Refund moved) {
    repository.update(moved);
  }

  /** Stores that it was given back. */
  void complete(Refund done, RefundWay way, Instant at) {
    repository.update(done);
    ledger.post(List.of(RefundTransfers.paid(done, way, at)));
    closed(done.payment());
    events.publishEvent(
        new RefundCompleted(done.id(), done.reference(), done.payment(), done.amount(), way, at));
  }

  /** Stores that it is not given back after all. */
  void withdraw(Refund refund, String reason, Instant at) {
    Refund withdrawn = refund.withdrawn(reason, at);
    repository.update(withdrawn);
    ledger.post(List.of(RefundTransfers.withdrawn(withdrawn, at)));
    closed(withdrawn.payment());
    events.publishEvent(
        new RefundWithdrawn(
            withdrawn.id(),
            withdrawn.reference(),
            withdrawn.payment(),
            withdrawn.amount(),
            withdrawn.surplus(),
            left(payments.find(withdrawn.payment()).orElseThrow()),
            reason,
            at));
  }

  private void closed(PaymentId payment) {
    List<Refund> all = repository.of(payment);
    List<Refund> done =
        all.stream().filter(refund -> refund.status() == RefundStatus.DONE).toList();
    payments.refundClosed(
        payment, Money.of(sum(done)), all.stream().anyMatch(refund -> refund.status().isOpen()));
  }

  private static long sum(List<Refund> refunds) {
    return refunds.stream().mapToLong(refund -> refund.amount().dollars()).sum();
  }
}
