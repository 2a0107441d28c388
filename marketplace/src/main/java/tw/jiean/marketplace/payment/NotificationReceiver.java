package tw.jiean.marketplace.payment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.ecpay.notification.IssuedCode;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.Notification.Applied;
import tw.jiean.ecpay.notification.Notification.CodeIssued;
import tw.jiean.ecpay.notification.Notification.Failed;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.notification.Notification.Simulated;
import tw.jiean.ecpay.notification.Notification.Undecided;
import tw.jiean.ecpay.notification.Trade;

/**
 * The one door through which an attempt learns what became of it. One short transaction: the
 * message is kept, the attempt moves, and whoever listens moves with it, or nothing of all that.
 */
@Service
class NotificationReceiver {

  private final PaymentRepository repository;
  private final NotificationInbox inbox;
  private final PaymentRules rules;
  private final ApplicationEventPublisher events;

  NotificationReceiver(
      PaymentRepository repository,
      NotificationInbox inbox,
      PaymentRules rules,
      ApplicationEventPublisher events) {
    this.repository = repository;
    this.inbox = inbox;
    this.rules = rules;
    this.events = events;
  }

  /**
   * Takes in one verified message. May be called any number of times with the same message, also at
   * once: the first one counts. When it returns, the outcome is committed and ECPay may be told so.
   */
  @Transactional
  public void receive(Door door, Notification notification) {
    Optional<PaymentAttempt> found = repository.ofTradeNo(notification.trade().merchantTradeNo());
    if (found.isEmpty()) {
      inbox.keep(door, notification, null, Verdict.UNKNOWN_TRADE);
      return;
    }
    List<PaymentAttempt> attempts = repository.lock(found.get().reference());
    // Looked up under the lock: whoever holds it sees every repeat that came before.
    if (inbox.holds(door, notification)) {
      return;
    }
    PaymentAttempt attempt =
        attempts.stream()
            .filter(one -> one.id().equals(found.get().id()))
            .findFirst()
            .orElseThrow();
    Verdict verdict = decide(door, notification, attempt, attempts);
    inbox.keep(door, notification, attempt.id(), verdict);
  }

  private Verdict decide(
      Door door, Notification notification, PaymentAttempt attempt, List<PaymentAttempt> attempts) {
    Optional<Verdict> objection = rules.objection(door, notification, attempt);
    if (attempt.isPaid()) {
      return objection.orElse(
          differs(notification, attempt) ? Verdict.AFTER_PAID : Verdict.NOTHING_NEW);
    }
    if (objection.isPresent()) {
      return objected(attempt, objection.get());
    }
    return switch (notification) {
      case Paid paid -> paid(attempt, attempts, paid.trade(), paid.paymentDate(), false);
      case Simulated simulated ->
          paid(attempt, attempts, simulated.trade(), simulated.paymentDate(), true);
      case CodeIssued issued -> codeIssued(attempt, issued);
      case Failed failed -> failed(attempt, failed);
      case Applied applied -> save(attempt, attempt.undecided());
      case Undecided undecided -> save(attempt, attempt.undecided());
    };
  }

  /** What does not fit goes to a person; what was only pretended or misdirected changes nothing. */
  private Verdict objected(PaymentAttempt attempt, Verdict objection) {
    if (objection != Verdict.SIMULATED_REFUSED && objection != Verdict.WRONG_DOOR) {
      save(attempt, attempt.needsReview());
    }
    return objection;
  }

  private Verdict paid(
      PaymentAttempt attempt,
      List<PaymentAttempt> attempts,
      Trade trade,
      Instant when,
      boolean simulated) {
    boolean surplus = attempts.stream().anyMatch(PaymentAttempt::isPaid);
    PaymentAttempt paid = attempt.paid(trade.ecpayTradeNo(), when, simulated, surplus);
    repository.update(paid);
    if (surplus) {
      return Verdict.SURPLUS;
    }
    events.publishEvent(
        new PaymentReceived(attempt.reference(), attempt.id(), attempt.amount(), when));
    return Verdict.APPLIED;
  }

  private Verdict codeIssued(PaymentAttempt attempt, CodeIssued issued) {
    PaymentCode code =
        switch (issued.code()) {
          case IssuedCode.AtmAccount(var bank, var account) ->
              new PaymentCode.AtmAccount(bank, account);
          case IssuedCode.StoreCode(var number) -> new PaymentCode.StoreCode(number);
          case IssuedCode.Barcodes(var first, var second, var third) ->
              new PaymentCode.Barcodes(first, second, third);
        };
    Verdict verdict =
        save(attempt, attempt.codeIssued(issued.trade().ecpayTradeNo(), code, issued.deadline()));
    if (verdict == Verdict.APPLIED) {
      events.publishEvent(new PaymentCodeIssued(attempt.reference(), attempt.id()));
    }
    return verdict;
  }

  private Verdict failed(PaymentAttempt attempt, Failed failed) {
    Verdict verdict = save(attempt, attempt.failed(failed));
    if (verdict == Verdict.APPLIED) {
      events.publishEvent(new PaymentFailed(attempt.reference(), attempt.id()));
    }
    return verdict;
  }

  private Verdict save(PaymentAttempt before, PaymentAttempt after) {
    if (after.equals(before)) {
      return Verdict.NOTHING_NEW;
    }
    repository.update(after);
    return after.status() == before.status() ? Verdict.NOTHING_NEW : Verdict.APPLIED;
  }

  /** Whether news about a paid attempt says anything but what is known. */
  private static boolean differs(Notification notification, PaymentAttempt attempt) {
    return switch (notification) {
      case Paid paid -> attempt.outcome().simulated() || !sameTrade(paid.trade(), attempt);
      case Simulated simulated -> !sameTrade(simulated.trade(), attempt);
      case Failed failed -> true;
      case CodeIssued issued -> false;
      case Applied applied -> false;
      case Undecided undecided -> false;
    };
  }

  private static boolean sameTrade(Trade trade, PaymentAttempt attempt) {
    return Objects.equals(trade.ecpayTradeNo().orElse(null), attempt.outcome().ecpayTradeNo());
  }
}
