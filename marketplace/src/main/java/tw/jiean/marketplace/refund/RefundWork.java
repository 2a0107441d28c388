package tw.jiean.marketplace.refund;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.ecpay.card.CardStep;
import tw.jiean.ecpay.refund.RefundPlan;
import tw.jiean.marketplace.refund.RefundStep.Outcome;

/**
 * What the program notes down while it works at refunds, each note a transaction of its own: what
 * it is about to do before, and how it went after. Nothing here calls anybody. Who works at a
 * refund took it by {@link #claim}; what he notes counts only while nobody else has touched it.
 */
@Service
@Transactional
class RefundWork {

  private static final Logger log = LoggerFactory.getLogger(RefundWork.class);

  /** Longer than any call, so that nobody else takes what somebody works at. */
  static final Duration LEASE = Duration.ofMinutes(2);

  /** When ECPay is asked: 5 minutes and 1 hour later, then daily; then a person has to look. */
  static final List<Duration> QUESTIONS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1));

  /** When a command that ECPay refused is planned anew; then a person has to look. */
  private static final List<Duration> AFTER_REFUSALS =
      List.of(Duration.ofHours(1), Duration.ofDays(1));

  /** Two commands give a payment back, and some may be lost or refused. */
  private static final int MOST_STEPS = 20;

  private static final String NOBODY_CAME_BACK = "nobody_came_back";

  private final RefundRepository repository;
  private final RefundBook book;
  private final RefundLog steps;
  private final PayeeRepository payees;
  private final RefundSettings settings;
  private final Clock clock;

  RefundWork(
      RefundRepository repository,
      RefundBook book,
      RefundLog steps,
      PayeeRepository payees,
      RefundSettings settings,
      Clock clock) {
    this.repository = repository;
    this.book = book;
    this.steps = steps;
    this.payees = payees;
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes the refund that is due longest, so that nobody else does for a while. */
  Optional<Refund> claim() {
    Instant now = clock.instant();
    return repository.claim(now, now.plus(LEASE));
  }

  /**
   * How much is known now of the refunds of its attempt. Read it before ECPay is asked for the
   * card's state: what is planned by that state holds while this does.
   */
  @Transactional(readOnly = true)
  long known(Refund refund) {
    return steps.length(refund.payment());
  }

  /** What of its attempt was given back, in whatever way, and how much of that at ECPay at most. */
  @Transactional(readOnly = true)
  Sums sums(Refund refund) {
    long done = 0;
    long atMost = 0;
    for (Refund other : repository.of(refund.payment())) {
      if (other.status() == RefundStatus.DONE) {
        done += other.amount().dollars();
        atMost += other.state().way() == RefundWay.TRANSFER ? 0 : other.amount().dollars();
      }
    }
    long atLeast =
        steps.of(refund.payment()).stream()
            .filter(step -> step.givesBack() && step.outcome().made())
            .mapToLong(RefundStep::amount)
            .sum();
    return new Sums(done, atLeast, Math.max(atLeast, atMost));
  }

  /**
   * What we know of what was given back of an attempt.
   *
   * @param done in whatever way
   * @param atLeast what ECPay accepted
   * @param atMost that, and what a person says to have given back there
   */
  record Sums(long done, long atLeast, long atMost) {

    /** Whether ECPay's own sum is one of those that we can explain. */
    boolean explain(long atEcpay) {
      return atLeast <= atEcpay && atEcpay <= atMost;
    }
  }

  /** Nothing can be done before that. */
  void postpone(Refund seen, Instant until, String detail) {
    ifStill(
        seen, refund -> book.keep(refund.postponed(until, RefundCause.WAITS_FOR_ECPAY, detail, 0)));
  }

  /** ECPay did not tell the card's state. */
  void notTold(Refund seen, String detail) {
    ifStill(
        seen,
        refund -> {
          int tries = refund.state().tries() + 1;
          book.keep(
              tries > QUESTIONS.size()
                  ? refund.stuck(RefundCause.STATE_NOT_TOLD, detail)
                  : refund.postponed(
                      clock.instant().plus(QUESTIONS.get(tries - 1)),
                      RefundCause.WAITS_FOR_ECPAY,
                      detail,
                      tries));
        });
  }

  /** ECPay has nothing to give back, as it seems. */
  void nothingToGiveBack(Refund seen, String detail, long known) {
    stuck(seen, RefundCause.NOTHING_TO_GIVE_BACK, detail, known);
  }

  /** ECPay has given back another sum than we can explain. */
  void sumsDiffer(Refund seen, String detail, long known) {
    stuck(seen, RefundCause.SUMS_DIFFER, detail, known);
  }

  private void stuck(Refund seen, RefundCause cause, String detail, long known) {
    ifStill(
        seen,
        refund -> {
          if (isOvertaken(refund, known)) {
            planAnew(refund);
          } else {
            log.warn("Refund {} needs a person: {}", refund.id(), cause);
            book.keep(refund.stuck(cause, detail));
          }
        });
  }

  /** Whether somebody works, or has worked, at another refund of the attempt since that. */
  private boolean isOvertaken(Refund refund, long known) {
    return steps.length(refund.payment()) != known
        || repository.of(refund.payment()).stream()
            .map(Refund::status)
            .anyMatch(status -> status == RefundStatus.CALLING || status == RefundStatus.UNKNOWN);
  }

  private void planAnew(Refund refund) {
    book.keep(
        refund.postponed(clock.instant(), RefundCause.WAITS_FOR_ECPAY, "another_came_between", 0));
  }

  void transferNeeded(Refund seen, RefundCause cause, String detail) {
    ifStill(seen, refund -> book.keep(refund.transferNeeded(cause, detail)));
  }

  void handNeeded(Refund seen, RefundCause cause, @Nullable String detail) {
    ifStill(seen, refund -> book.keep(refund.handNeeded(cause, detail)));
  }

  /**
   * Notes down a command that is about to be sent.
   *
   * @param before the card's state, by which it was planned
   * @param known what {@link #known} was before that state was asked for
   * @return the command, or nothing when it must not be sent: somebody else works at this refund or
   *     at another one of the attempt, so the state may have changed
   */
  Optional<RefundStep> send(Refund seen, RefundPlan.Act plan, CardSnapshot before, long known) {
    Refund refund = book.lock(seen.id());
    if (!refund.isStill(seen)) {
      return Optional.empty();
    }
    if (isOvertaken(refund, known)) {
      planAnew(refund);
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (steps.of(refund.id()).size() >= MOST_STEPS) {
      book.keep(refund.stuck(RefundCause.TOO_MANY_CALLS, RefundNote.of(plan.why())));
      return Optional.empty();
    }
    CardStep next = plan.steps().getFirst();
    RefundStep step = steps.add(refund.id(), next, before, now);
    book.keep(refund.sent(now.plus(LEASE)));
    return Optional.of(step);
  }

  /** ECPay said yes. */
  void accepted(RefundStep step) {
    found(step, Outcome.ACCEPTED, "1").ifPresent(refund -> made(refund, step));
  }

  /** ECPay said no, and nothing happened. */
  void refused(RefundStep step, String code) {
    found(step, Outcome.REFUSED, code)
        .ifPresent(refund -> {
          int refusals =
              (int)
                  steps.of(refund.id()).stream()
                      .filter(earlier -> earlier.outcome() == Outcome.REFUSED)
                      .count();
          log.warn("ECPay refused {} for refund {}: {}", step.action(), refund.id(), code);
          book.keep(
              refusals > AFTER_REFUSALS.size()
                  ? refund.stuck(RefundCause.REFUSED_BY_ECPAY, code)
                  : refund.next(
                      clock.instant().plus(AFTER_REFUSALS.get(refusals - 1)),
                      RefundCause.WAITS_FOR_ECPAY,
                      code));
        });
  }

  /** It did not leave the house. */
  void unsent(RefundStep step, Instant retryAt, String code) {
    found(step, Outcome.UNSENT, code)
        .ifPresent(refund -> book.keep(refund.next(retryAt, RefundCause.WAITS_FOR_ECPAY, code)));
  }

  /** No answer came, or one that tells nothing: it may have been carried out. */
  void unanswered(RefundStep step, String code) {
    found(step, Outcome.UNKNOWN, code)
        .filter(refund -> refund.status() == RefundStatus.CALLING)
        .ifPresent(refund ->
            book.keep(refund.unanswered(clock.instant().plus(QUESTIONS.getFirst()), code)));
  }

  /** Whoever gave a command did not come back to say how it went. */
  void lost(Refund seen) {
    ifStill(
        seen,
        refund -> {
          RefundStep step = steps.open(refund.id()).orElseThrow();
          log.warn("Nobody told how {} for refund {} went", step.action(), refund.id());
          steps.find(step, Outcome.UNKNOWN, NOBODY_CAME_BACK, clock.instant());
          book.keep(refund.unanswered(step.sentAt().plus(QUESTIONS.getFirst()), NOBODY_CAME_BACK));
        });
  }

  /** The command of which nobody knows whether it was carried out. */
  @Transactional(readOnly = true)
  RefundStep openStep(Refund refund) {
    return steps.open(refund.id()).orElseThrow();
  }

  /** The card's state shows whether the command was carried out, or does not. */
  void judged(Refund seen, RefundStep step, CardSnapshot after) {
    ifStill(
        seen,
        refund -> {
          Instant now = clock.instant();
          Outcome outcome = step.judge(after, now);
          steps.find(step, outcome, after.stateWord(), now);
          switch (outcome) {
            case APPLIED -> made(refund, step);
            case NOT_APPLIED -> book.keep(refund.next(now, null, null));
            case UNKNOWN -> askLater(refund, after.stateWord());
            case ACCEPTED, REFUSED, UNSENT ->
                throw new IllegalStateException("No judgement: " + outcome);
          }
        });
  }

  /** ECPay could not be asked. */
  void stillUnknown(Refund seen, RefundStep step, String code) {
    ifStill(
        seen,
        refund -> {
          steps.find(step, Outcome.UNKNOWN, code, clock.instant());
          askLater(refund, code);
        });
  }

  /** ECPay must not be asked before that. */
  void askAt(Refund seen, Instant at, String code) {
    ifStill(seen, refund -> book.keep(refund.stillUnknown(at, code, refund.state().tries())));
  }

  /** Deletes buyers' accounts that are not needed any more. */
  void forgetPayees() {
    int forgotten = payees.forget(clock.instant().minus(settings.payeeKeptFor()));
    if (forgotten > 0) {
      log.info("Deleted the bank accounts of {} refunds that were over", forgotten);
    }
  }

  private void askLater(Refund refund, String detail) {
    int tries = refund.state().tries() + 1;
    if (tries >= QUESTIONS.size()) {
      log.error("Nobody knows whether refund {} was given back: a person has to look", refund.id());
      book.keep(refund.stuck(RefundCause.OUTCOME_UNKNOWN, detail));
    } else {
      book.keep(refund.stillUnknown(clock.instant().plus(QUESTIONS.get(tries)), detail, tries));
    }
  }

  private void made(Refund refund, RefundStep step) {
    Instant now = clock.instant();
    if (step.givesBack()) {
      book.complete(refund.givenBack(step.way(), now), step.way(), now);
    } else {
      book.keep(refund.next(now, null, null));
    }
  }

  /**
   * Writes down what was found out, and gives the refund if it still waits for just that. It may
   * not: whoever was slow to come back has been taken for lost, and ECPay has been asked.
   */
  private Optional<Refund> found(RefundStep step, Outcome outcome, String code) {
    Refund refund = book.lock(step.refund());
    boolean waits =
        (refund.status() == RefundStatus.CALLING || refund.status() == RefundStatus.UNKNOWN)
            && steps.of(refund.id()).getLast().id() == step.id();
    if (!waits) {
      log.warn("Refund {} went on before {} was answered", refund.id(), step.action());
      return Optional.empty();
    }
    steps.find(step, outcome, code, clock.instant());
    return Optional.of(refund);
  }

  private void ifStill(Refund seen, Consumer<Refund> note) {
    Refund refund = book.lock(seen.id());
    if (refund.isStill(seen)) {
      note.accept(refund);
    } else {
      log.info("Somebody else has worked at refund {} meanwhile", seen.id());
    }
  }
}
