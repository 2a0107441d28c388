package tw.jiean.marketplace.refund;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.ecpay.card.CardAction;
import tw.jiean.marketplace.refund.RefundStep.Outcome;

/**
 * What operators do with refunds that the program cannot finish by itself. Each command says
 * whether it was done; it is not where the refund has moved on meanwhile.
 */
@Service
@Transactional
class RefundDesk {

  private final RefundBook book;
  private final RefundLog log;
  private final PayeeRepository payees;
  private final RefundSettings settings;
  private final Clock clock;

  RefundDesk(
      RefundBook book,
      RefundLog log,
      PayeeRepository payees,
      RefundSettings settings,
      Clock clock) {
    this.book = book;
    this.log = log;
    this.payees = payees;
    this.settings = settings;
    this.clock = clock;
  }

  /** What became of a command. */
  enum Result {
    /** Done. */
    DONE,
    /** The refund is not where that can be done. */
    NOT_NOW,
    /** Nobody knows yet whether ECPay has given it back: that has to be found out first. */
    NOT_CLEAR,
    /** So much needs another person than the one who entered the account. */
    SAME_PERSON
  }

  /** First step of a transfer: to which account. Entering it again corrects it. */
  Result enterPayee(RefundId id, Payee payee, String by) {
    Refund refund = book.lock(id);
    if (RefundEvent.PAYEE_ENTERED.move(refund.status()).isEmpty()) {
      return Result.NOT_NOW;
    }
    payees.put(id, payee, by, clock.instant());
    book.keep(refund.payeeEntered());
    return Result.DONE;
  }

  /** Second step of a transfer: the bank has made it. */
  Result confirmTransfer(RefundId id, String bankReference, String by) {
    Refund refund = book.lock(id);
    if (RefundEvent.TRANSFERRED.move(refund.status()).isEmpty()) {
      return Result.NOT_NOW;
    }
    if (settings.needsSecondPerson(refund.amount())
        && payees.enteredBy(id).filter(by::equals).isPresent()) {
      return Result.SAME_PERSON;
    }
    Instant now = clock.instant();
    book.complete(refund.transferred(bankReference, by, now), RefundWay.TRANSFER, now);
    return Result.DONE;
  }

  /** Somebody has given it back at the service that has the money. */
  Result confirmByHand(RefundId id, String reference, String by) {
    Refund refund = book.lock(id);
    if (RefundEvent.HANDED_BACK.move(refund.status()).isEmpty()) {
      return Result.NOT_NOW;
    }
    Instant now = clock.instant();
    book.complete(refund.handedBack(reference, by, now), RefundWay.HAND, now);
    return Result.DONE;
  }

  /** ECPay's console shows that it was given back. */
  Result itWasMade(RefundId id, String reference, String by) {
    Refund refund = book.lock(id);
    if (RefundEvent.FOUND_MADE.move(refund.status()).isEmpty()) {
      return Result.NOT_NOW;
    }
    Instant now = clock.instant();
    Optional<RefundStep> open = log.open(id);
    open.ifPresent(step -> log.find(step, Outcome.APPLIED, by, now));
    RefundWay way =
        open.filter(step -> step.action() == CardAction.ABANDON).isPresent()
            ? RefundWay.RELEASED
            : RefundWay.CARD;
    book.complete(refund.foundMade(way, reference, by, now), way, now);
    return Result.DONE;
  }

  /** ECPay's console shows that the last command was not carried out: it is planned anew. */
  Result itWasNotMade(RefundId id, String by) {
    Refund refund = book.lock(id);
    Optional<RefundStep> open = log.open(id);
    if (RefundEvent.FOUND_NOT_MADE.move(refund.status()).isEmpty() || open.isEmpty()) {
      return Result.NOT_NOW;
    }
    Instant now = clock.instant();
    log.find(open.get(), Outcome.NOT_APPLIED, by, now);
    book.keep(refund.foundNotMade(now));
    return Result.DONE;
  }

  /** Has the program work at it now; where nobody knows what ECPay did, that is asking again. */
  Result retry(RefundId id) {
    Refund refund = book.lock(id);
    Instant now = clock.instant();
    boolean ask =
        refund.status() == RefundStatus.UNKNOWN
            || (refund.status() == RefundStatus.REFUSED && log.open(id).isPresent());
    if (ask) {
      book.keep(refund.askedAgain(now));
      return Result.DONE;
    }
    if (RefundEvent.TRIED_AGAIN.move(refund.status()).isEmpty()) {
      return Result.NOT_NOW;
    }
    book.keep(refund.triedAgain(now));
    return Result.DONE;
  }

  /** Gives it back by a bank transfer instead. */
  Result transferInstead(RefundId id) {
    Refund refund = book.lock(id);
    boolean byPerson =
        refund.status() == RefundStatus.BY_HAND_DUE || refund.status() == RefundStatus.REFUSED;
    if (!byPerson) {
      return Result.NOT_NOW;
    }
    if (log.open(id).isPresent() || log.isLetGo(refund)) {
      return Result.NOT_CLEAR;
    }
    book.keep(refund.transferNeeded(RefundCause.CHOSEN, refund.state().detail()));
    return Result.DONE;
  }
}
