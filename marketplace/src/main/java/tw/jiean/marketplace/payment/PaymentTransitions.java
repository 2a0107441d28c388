package tw.jiean.marketplace.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.ledger.Ledger;

/**
 * The one door through which attempts learn what became of them: notifications, answers, statement
 * rows, the clock and what operators found out all come through here. One transaction takes in one
 * report or many: each is kept with its verdict, the attempts move, the money is booked, and
 * whoever charged moves with them, or nothing of all that.
 */
@Service
class PaymentTransitions {

  private final PaymentRepository repository;
  private final PaymentQueryRepository queries;
  private final NotificationInbox inbox;
  private final PaymentRules rules;
  private final ChargeOwner owner;
  private final Ledger ledger;
  private final QuerySchedule schedule;
  private final PaymentMeters meters;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  PaymentTransitions(
      PaymentRepository repository,
      PaymentQueryRepository queries,
      NotificationInbox inbox,
      PaymentRules rules,
      ChargeOwner owner,
      Ledger ledger,
      QuerySchedule schedule,
      PaymentMeters meters,
      Clock clock,
      ApplicationEventPublisher events) {
    this.repository = repository;
    this.queries = queries;
    this.inbox = inbox;
    this.rules = rules;
    this.owner = owner;
    this.ledger = ledger;
    this.schedule = schedule;
    this.meters = meters;
    this.clock = clock;
    this.events = events;
  }

  /** Takes these in, in this order. What was taken in before has no effect. */
  @Transactional
  public void take(List<Report> reports) {
    List<PaymentAttempt> locked = repository.lock(reports.stream().map(Report::tradeNo).toList());
    // Looked up under the locks: whoever holds them sees every repeat that came before.
    NotificationInbox.Known known = inbox.known(reports);
    LockedAttempts attempts = new LockedAttempts(locked, known.payers());
    List<Decision> decisions = new ArrayList<>(reports.size());
    for (Report report : reports) {
      if (known.held().add(NotificationInbox.Key.of(report))) {
        decisions.add(decide(report, attempts));
      }
    }
    List<Decision> settled = settle(decisions, attempts);
    store(attempts.changed(), settled);
    ledger.post(settled.stream().flatMap(Decision::transfers).toList());
    settled.stream().flatMap(Decision::news).forEach(events::publishEvent);
    meters.count(settled);
  }

  /**
   * Stores where attempts stand, what was made of the reports, and when ECPay is asked next. About
   * those that are open it is asked when it is their turn, whatever it told of them.
   */
  private void store(Collection<PaymentAttempt> changed, List<Decision> settled) {
    Instant now = clock.instant();
    Map<PaymentId, Instant> next = new LinkedHashMap<>();
    List<PaymentId> decided = new ArrayList<>();
    for (PaymentAttempt attempt : changed) {
      if (!attempt.status().isOpen()) {
        schedule
            .afterNews(attempt, now)
            .ifPresentOrElse(time -> next.put(attempt.id(), time), () -> decided.add(attempt.id()));
      }
    }
    repository.update(changed, queries.forget(decided), inbox.keep(settled));
    queries.schedule(next);
  }

  private Decision decide(Report report, LockedAttempts attempts) {
    Optional<PaymentAttempt> found = attempts.find(report.tradeNo());
    if (found.isEmpty()) {
      return new Decision(report, null, null, Verdict.UNKNOWN_TRADE);
    }
    PaymentAttempt before = found.get();
    Optional<Verdict> objection =
        rules.objection(report, before).or(() -> usedElsewhere(report, before, attempts));
    if (before.isPaid()) {
      Verdict known = differs(report.news(), before) ? Verdict.AFTER_PAID : Verdict.NOTHING_NEW;
      return new Decision(report, before, before, objection.orElse(known));
    }
    PaymentAttempt after = objection.map(v -> objected(before, v)).orElse(move(report, before));
    // Only the first money of a reference can count; whoever charged is asked about that below.
    boolean surplus = after.isPaid() && attempts.isPaid(after.reference());
    PaymentAttempt moved = surplus ? after.surplus() : after;
    attempts.put(moved);
    return new Decision(
        report,
        before,
        moved,
        objection.orElse(
            surplus
                ? Verdict.SURPLUS
                : after.status() == before.status() ? Verdict.NOTHING_NEW : Verdict.APPLIED));
  }

  private static Optional<Verdict> usedElsewhere(
      Report report, PaymentAttempt attempt, LockedAttempts attempts) {
    return report
        .news()
        .payer()
        .filter(number -> attempts.isUsedElsewhere(number, attempt))
        .map(number -> Verdict.TRADE_USED);
  }

  /** What does not fit goes to a person; what was only pretended or misdirected changes nothing. */
  private static PaymentAttempt objected(PaymentAttempt attempt, Verdict objection) {
    return objection == Verdict.SIMULATED_REFUSED || objection == Verdict.WRONG_DOOR
        ? attempt
        : attempt.needsReview();
  }

  private static PaymentAttempt move(Report report, PaymentAttempt attempt) {
    return switch (report.news()) {
      case News.Paid paid -> attempt.paid(paid);
      case News.CodeIssued issued -> attempt.codeIssued(issued);
      case News.Failed failed -> attempt.failed(failed);
      case News.Undecided _ -> attempt.undecided();
      case News.Expired _ -> attempt.expired();
      case News.Unpaid _ -> attempt;
      // Whoever dismisses looked before he had the lock; somebody may have been faster.
      case News.Dismissed _ ->
          PaymentEvent.DISMISSED.move(attempt.status()).isPresent() ? attempt.dismissed() : attempt;
    };
  }

  /** Offers the money to whoever charged; what he does not take is surplus. */
  private List<Decision> settle(List<Decision> decisions, LockedAttempts attempts) {
    List<PaymentReceived> received =
        decisions.stream().filter(Decision::brings).map(Decision::received).toList();
    if (received.isEmpty()) {
      return decisions;
    }
    Set<ChargeReference> taken = owner.receive(received);
    return decisions.stream()
        .map(decision ->
            decision.brings() && !taken.contains(decision.received().reference())
                ? attempts.refuse(decision)
                : decision)
        .toList();
  }

  /** Whether news about a paid attempt says anything but what is known. */
  private static boolean differs(News news, PaymentAttempt attempt) {
    return switch (news) {
      case News.Paid paid ->
          (attempt.outcome().simulated() && !paid.simulated())
              || !paid.ecpayTradeNo().equals(Optional.ofNullable(attempt.outcome().ecpayTradeNo()));
      case News.Failed _ -> true;
      case News.CodeIssued _, News.Undecided _, News.Expired _, News.Unpaid _, News.Dismissed _ ->
          false;
    };
  }
}
