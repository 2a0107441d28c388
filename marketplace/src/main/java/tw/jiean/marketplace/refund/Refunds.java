package tw.jiean.marketplace.refund;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentId;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;

/**
 * Gives money back, and tells where it is. A refund that is requested is owed from that moment on;
 * {@link RefundExecution} works at it after the commit. {@link RefundOpened}, {@link
 * RefundCompleted} and {@link RefundWithdrawn} tell what becomes of it.
 */
@Service
public class Refunds {

  private final RefundRepository repository;
  private final RefundBook book;
  private final RefundLog log;
  private final Payments payments;
  private final Ledger ledger;
  private final Clock clock;

  Refunds(
      RefundRepository repository,
      RefundBook book,
      RefundLog log,
      Payments payments,
      Ledger ledger,
      Clock clock) {
    this.repository = repository;
    this.book = book;
    this.log = log;
    this.payments = payments;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Has money given back. Joins the caller's transaction if there is one, and locks the attempts of
   * the reference: whoever holds locks of his own takes that one before. The same request gives the
   * same refund again, also when both run at once.
   */
  @Transactional
  public RefundAnswer request(NewRefund wish) {
    return request(wish, null, Duration.ZERO);
  }

  /**
   * The same, to be worked at not before so long.
   *
   * @param cause why it waits
   */
  @Transactional
  RefundAnswer request(NewRefund wish, @Nullable RefundCause cause, Duration grace) {
    payments.lock(wish.reference());
    Optional<Refund> earlier = repository.ofRequest(wish.requestId());
    if (earlier.isPresent()) {
      return repeated(earlier.get(), wish);
    }
    Optional<PaymentView> paid = paid(wish);
    if (paid.isEmpty()) {
      return new RefundAnswer.NotPaid();
    }
    Money left = book.left(paid.get());
    if (wish.amount().compareTo(left) > 0) {
      return new RefundAnswer.MoreThanLeft(left);
    }
    long held =
        paid.get().surplus()
            ? ledger.balance(Side.surplus(paid.get().id().toString()))
            : ledger.balance(Side.escrow(wish.reference().value()));
    if (held < wish.amount().dollars()) {
      return new RefundAnswer.NotHeld(Money.of(Math.max(0, held)));
    }
    Instant now = clock.instant();
    Refund opened =
        book.open(wish, paid.get(), Refund.State.requested(cause, now.plus(grace)), now);
    return new RefundAnswer.Opened(opened.view(), false);
  }

  private static RefundAnswer repeated(Refund earlier, NewRefund wish) {
    boolean same =
        earlier.reference().equals(wish.reference())
            && earlier.amount().equals(wish.amount())
            && earlier.reason().equals(wish.reason())
            && (wish.payment() == null || earlier.payment().equals(wish.payment()));
    return same ? new RefundAnswer.Opened(earlier.view(), true) : new RefundAnswer.RequestReused();
  }

  private Optional<PaymentView> paid(NewRefund wish) {
    return (wish.payment() == null
            ? payments.counting(wish.reference())
            : payments.find(wish.payment()))
        .filter(payment -> payment.reference().equals(wish.reference()))
        .filter(payment -> payment.status().isPaid());
  }

  /** What of a payment can still be given back; nothing when it is not paid. */
  @Transactional(readOnly = true)
  public Money left(PaymentId payment) {
    return payments
        .find(payment)
        .filter(paid -> paid.status().isPaid())
        .map(book::left)
        .orElse(Money.ZERO);
  }

  /** All refunds of what was charged, oldest first, withdrawn ones included. */
  @Transactional(readOnly = true)
  public List<RefundView> of(ChargeReference reference) {
    return repository.of(List.of(reference)).stream().map(Refund::view).toList();
  }

  /** The same of several; those without refunds are not in it. */
  @Transactional(readOnly = true)
  public Map<ChargeReference, List<RefundView>> of(Collection<ChargeReference> references) {
    return repository.of(references).stream()
        .map(Refund::view)
        .collect(Collectors.groupingBy(RefundView::reference));
  }

  /** The refund. */
  @Transactional(readOnly = true)
  public Optional<RefundView> find(RefundId id) {
    return repository.find(id).map(Refund::view);
  }

  /**
   * Whether its buyer has to say to which bank account it goes: also known before it is worked at.
   */
  @Transactional(readOnly = true)
  public boolean needsAccount(RefundId id) {
    return repository.find(id).filter(this::needsAccount).isPresent();
  }

  private boolean needsAccount(Refund refund) {
    return refund.status() == RefundStatus.TRANSFER_DUE
        || (refund.status() == RefundStatus.REQUESTED
            && payments.find(refund.payment()).filter(RefundRoute::isByTransfer).isPresent());
  }

  /** What became of the wish to withdraw. */
  public enum Withdrawal {
    /** The money stays where it was. */
    DONE,
    /** It was withdrawn before. */
    ALREADY_WITHDRAWN,
    /** It has been given back. */
    GIVEN_BACK,
    /** ECPay has been told already, or nobody knows yet whether it was. */
    UNDER_WAY,
    /** Nobody took this money: it goes back, or its order is revived with it. */
    NOBODYS
  }

  /**
   * Does not give it back after all, as long as that is certain to hold.
   *
   * @param reason why, 1 to 500 characters
   */
  @Transactional
  public Withdrawal withdraw(RefundId id, String reason) {
    Refund refund = book.lock(id);
    Withdrawal answer =
        refund.source() == RefundSource.SURPLUS && refund.status().isOpen()
            ? Withdrawal.NOBODYS
            : withdrawable(refund);
    if (answer == Withdrawal.DONE) {
      book.withdraw(refund, reason, clock.instant());
    }
    return answer;
  }

  /** Withdraws all refunds of a payment that are open, or none when one of them cannot be. */
  @Transactional
  public Withdrawal withdrawAll(PaymentId payment, String reason) {
    List<Refund> open =
        repository.of(payment).stream()
            .filter(refund -> refund.status().isOpen())
            .map(refund -> book.lock(refund.id()))
            .toList();
    for (Refund refund : open) {
      Withdrawal answer = withdrawable(refund);
      if (answer != Withdrawal.DONE) {
        return answer;
      }
    }
    open.forEach(refund -> book.withdraw(refund, reason, clock.instant()));
    return Withdrawal.DONE;
  }

  private Withdrawal withdrawable(Refund refund) {
    return switch (refund.status()) {
      case DONE -> Withdrawal.GIVEN_BACK;
      case WITHDRAWN -> Withdrawal.ALREADY_WITHDRAWN;
      case CALLING, UNKNOWN -> Withdrawal.UNDER_WAY;
      case REQUESTED, REFUSED, TRANSFER_DUE, TRANSFER_ENTERED, BY_HAND_DUE ->
          isUnderWay(refund) ? Withdrawal.UNDER_WAY : Withdrawal.DONE;
    };
  }

  /**
   * A capture that was cancelled has to be abandoned now, or the money never comes; and of a
   * command without an answer nobody knows what it did.
   */
  private boolean isUnderWay(Refund refund) {
    return log.isLetGo(refund)
        || log.of(refund.id()).stream()
            .anyMatch(step ->
                step.outcome() == RefundStep.Outcome.UNKNOWN
                    || (step.outcome().made() && refund.status() == RefundStatus.REQUESTED));
  }
}
