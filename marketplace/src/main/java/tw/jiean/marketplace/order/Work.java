package tw.jiean.marketplace.order;

import static tw.jiean.marketplace.order.OrderStatus.COMPLETED;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Step.Move;
import tw.jiean.marketplace.order.Step.Reason;
import tw.jiean.marketplace.order.Step.Refused;
import tw.jiean.marketplace.order.Step.Settlement;
import tw.jiean.marketplace.order.WorkEvent.CancellationClosed.Outcome;
import tw.jiean.marketplace.order.WorkEvent.Cause;

/**
 * An order's life after payment: its clocks, its deliveries, what its parties want of each other,
 * and staff's case if there is one. It decides what an act or the time makes of the order, and
 * knows nothing of storage. Wishes and disputes lie over the status, which stays what it is
 * beneath.
 *
 * @param order what was agreed, and its status
 * @param rules the clocks that it was placed under
 * @param revisions rounds of changes that the plan has or the seller granted
 * @param revisionsUsed how many of them are used
 * @param deliveries how many there were
 * @param reminders how often the buyer was reminded of the requirements
 * @param waitingSince from when the clock of the requirements counts, once it stood still; else
 *     null
 * @param dueAt until when to deliver; null before the start and when that is by agreement
 * @param reviewUntil when silence accepts the last delivery
 * @param reviewExtended whether the buyer took more time for the last delivery
 * @param stillSince since when the review, or in a dispute every clock, stands still
 */
record Work(
    Order order,
    OrderRules rules,
    Brief brief,
    int revisions,
    int revisionsUsed,
    int deliveries,
    int reminders,
    @Nullable Instant waitingSince,
    @Nullable Instant startedAt,
    @Nullable Instant dueAt,
    Lateness lateness,
    @Nullable Instant reviewUntil,
    boolean reviewExtended,
    @Nullable Extension extension,
    @Nullable Cancel cancel,
    @Nullable Dispute dispute,
    @Nullable Instant stillSince) {

  /** Whether the due time is over, as both parties were told. */
  enum Lateness {
    ON_TIME,
    LATE,
    VERY_LATE
  }

  /** A wish for another due time. */
  record Extension(Actor by, int days, String reason, Instant dueAt, Instant until) {}

  /**
   * A wish to end the order, or to give back a part.
   *
   * @param amount the part, or null for all
   */
  record Cancel(Actor by, @Nullable Money amount, String reason, Instant until) {}

  /** Staff's case. */
  record Dispute(Actor by, String reason, Instant openedAt) {}

  static Work placed(Order order, OrderRules rules, Brief brief, int revisions) {
    return new Work(
        order,
        rules,
        brief,
        revisions,
        0,
        0,
        0,
        null,
        null,
        null,
        Lateness.ON_TIME,
        null,
        false,
        null,
        null,
        null,
        null);
  }

  /** The contract's word: a dispute shows instead of the status beneath. */
  public String word() {
    return dispute == null ? order.status().word() : "disputed";
  }

  /** The colour of the word. */
  public String tone() {
    return dispute == null ? order.status().tone() : "error";
  }

  public int revisionsLeft() {
    return Math.max(0, revisions - revisionsUsed);
  }

  /** From when the clock of the requirements counts. */
  Instant waiting() {
    return waitingSince == null ? order.changedAt() : waitingSince;
  }

  /** When the order ends by itself without requirements. */
  Instant givenUpAt() {
    return waiting().plus(rules.giveUp());
  }

  /** From when the seller may begin, or cancel, without them. */
  public Instant startableAt() {
    return brief.isAnswered() ? waiting() : waiting().plus(rules.startWithout());
  }

  /** From when the buyer may cancel alone; null when there is no due time. */
  public @Nullable Instant cancellableAt() {
    return dueAt == null || !order.status().isWork() ? null : dueAt.plus(rules.veryLate());
  }

  /** Until when a completed order can still be disputed. */
  public Instant clearedAt() {
    return order.changedAt().plus(rules.clearance());
  }

  /**
   * What an act makes of the order.
   *
   * @param held what is held for it, or, once it is completed, what was earned with it
   */
  Step take(Act act, Actor by, Money held, Instant now) {
    Reason objection = objection(act, by, held, now);
    return objection == null ? move(act, by, now) : new Refused(objection);
  }

  /** Why an act is refused, or null when it is not. */
  @Nullable Reason objection(Act act, Actor by, Money held, Instant now) {
    if (!act.actors().contains(by)) {
      return Reason.NOT_YOURS;
    }
    if (!act.from().contains(order.status())) {
      return Reason.OVERTAKEN;
    }
    if (dispute != null && !(act instanceof Act.Rule)) {
      return act instanceof Act.OpenDispute ? Reason.OVERTAKEN : Reason.DISPUTED;
    }
    return switch (act) {
      case Act.Answer _, Act.CancelUnpaid _ -> null;
      case Act.StartWithout _ -> notBefore(startableAt(), now);
      case Act.CancelBeforeStart _ ->
          by == Actor.BUYER ? null : notBefore(waiting().plus(rules.startWithout()), now);
      case Act.Deliver(int number, _) -> number == deliveries + 1 ? null : Reason.OVERTAKEN;
      case Act.Accept(int number) -> ofLast(number);
      case Act.RequestRevision(int number, _) ->
          firstNonNull(ofLast(number), revisionsLeft() > 0 ? null : Reason.NO_REVISIONS);
      case Act.GrantRevision(int number) ->
          firstNonNull(ofLast(number), revisionsLeft() > 0 ? Reason.REVISIONS_LEFT : null);
      case Act.ExtendReview(int number) ->
          firstNonNull(ofLast(number), reviewExtended ? Reason.ALREADY_EXTENDED : null);
      case Act.RequestExtension _ -> extension == null ? null : Reason.ALREADY_ASKED;
      case Act.AnswerExtension _ -> asked(extension == null ? null : extension.by(), by.other());
      case Act.RequestCancel(Money amount, _) ->
          cancel != null
              ? Reason.ALREADY_ASKED
              : amount == null || isPart(amount, held) ? null : Reason.WRONG_AMOUNT;
      case Act.AnswerCancel(boolean accept) ->
          firstNonNull(
              asked(cancel == null ? null : cancel.by(), by.other()),
              accept && !stillHolds(cancel, held) ? Reason.WRONG_AMOUNT : null);
      case Act.WithdrawCancel _ -> asked(cancel == null ? null : cancel.by(), by);
      case Act.CancelVeryLate _ ->
          cancellableAt() == null ? Reason.TOO_EARLY : notBefore(cancellableAt(), now);
      case Act.OpenDispute _ ->
          order.status() == COMPLETED && !now.isBefore(clearedAt()) ? Reason.TOO_LATE : null;
      case Act.Rule(Money toBuyer, Money toSeller, _) ->
          dispute == null
              ? Reason.OVERTAKEN
              : toSeller == null || toBuyer.plus(toSeller).equals(held) ? null : Reason.WRONG_SUM;
    };
  }

  private static @Nullable Reason firstNonNull(@Nullable Reason first, @Nullable Reason second) {
    return first == null ? second : first;
  }

  private static @Nullable Reason notBefore(Instant moment, Instant now) {
    return now.isBefore(moment) ? Reason.TOO_EARLY : null;
  }

  /** An old form speaks of an old delivery. */
  private @Nullable Reason ofLast(int number) {
    if (number != deliveries) {
      return Reason.OVERTAKEN;
    }
    return cancel == null ? null : Reason.CANCEL_OPEN;
  }

  private static @Nullable Reason asked(@Nullable Actor asker, Actor wanted) {
    if (asker == null) {
      return Reason.OVERTAKEN;
    }
    return asker == wanted ? null : Reason.NOT_YOURS;
  }

  private static boolean isPart(Money amount, Money held) {
    return amount.dollars() >= 1 && amount.compareTo(held) < 0;
  }

  private static boolean stillHolds(@Nullable Cancel cancel, Money held) {
    return cancel == null || cancel.amount() == null || isPart(cancel.amount(), held);
  }

  private Move move(Act act, Actor by, Instant now) {
    return switch (act) {
      case Act.Answer(var answers) -> edit().brief(brief.answered(answers)).start(by, now).done();
      case Act.StartWithout _ -> edit().start(by, now).done();
      case Act.CancelUnpaid _ -> edit().endUnpaid(by, Cause.BEFORE_PAYMENT, now).done();
      case Act.CancelBeforeStart _ -> edit().cancel(by, Cause.BEFORE_START, null, now).done();
      case Act.Deliver _ -> edit().deliver(now).done();
      case Act.Accept _ -> edit().complete(by, now).settle(new Settlement.Earn()).done();
      case Act.RequestRevision(int number, String text) -> edit().revise(number, text, now).done();
      case Act.GrantRevision _ -> edit().grantRevision(now).done();
      case Act.ExtendReview _ -> edit().extendReview(now).done();
      case Act.RequestExtension(int days, String reason) ->
          edit().askExtension(by, days, reason, now).done();
      case Act.AnswerExtension(boolean accept) -> edit().closeExtension(by, accept, now).done();
      case Act.RequestCancel(Money amount, String reason) ->
          edit()
              .askCancel(new Cancel(by, amount, reason, now.plus(rules.cancelAnswer())), now)
              .done();
      case Act.AnswerCancel(boolean accept) ->
          edit().closeCancel(by, accept ? Outcome.ACCEPTED : Outcome.DECLINED, now).done();
      case Act.WithdrawCancel _ -> edit().closeCancel(by, Outcome.WITHDRAWN, now).done();
      case Act.CancelVeryLate _ -> edit().cancel(by, Cause.VERY_LATE, null, now).done();
      case Act.OpenDispute(String reason) -> edit().openDispute(by, reason, now).done();
      case Act.Rule rule -> edit().rule(rule, now).done();
    };
  }

  /** All of the order's money goes back: it ends here, whatever was open. */
  Move ended(String reason, Instant at) {
    Order.Transition cancelled = order.cancelledPaid(reason, at);
    return edit().clear().order(cancelled.order()).tell(cancelled.event()).done();
  }

  /** The order goes on from its requirements, because money of it stays after all. */
  Move revived(String reason, Instant at) {
    Order.Transition revived = order.revived(reason, at);
    return edit().clear().order(revived.order()).tell(revived.event()).done();
  }

  /** When time next makes something of the order, or null when only people do. */
  @Nullable Instant next() {
    if (dispute != null) {
      return null;
    }
    return Stream.of(
            cancel == null ? null : cancel.until(),
            extension == null ? null : extension.until(),
            ownNext())
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /**
   * When to look at it next, as stored. Nobody tells this clock of a payment: an order that is not
   * paid yet is looked at again after a time in which nothing can have fallen due.
   *
   * @param overSince as in {@link #lapse}
   */
  @Nullable Instant nextLook(Instant now, @Nullable Instant overSince) {
    if (order.status() != OrderStatus.AWAITING_PAYMENT) {
      return next();
    }
    Instant later = now.plus(rules.firstReminder());
    return overSince == null || later.isBefore(lapsesAt(overSince)) ? later : lapsesAt(overSince);
  }

  /** When an order that nobody pays ends by itself, if nobody tries to. */
  Instant lapsesAt(Instant overSince) {
    return overSince.plus(rules.unpaid());
  }

  /**
   * The end of an order that nobody has paid; empty while there is time.
   *
   * @param overSince since when nothing can be paid by its attempts, or null while something can,
   *     or a person has to look at what came
   */
  Optional<Move> lapse(@Nullable Instant overSince, Instant now) {
    return order.status() != OrderStatus.AWAITING_PAYMENT
            || overSince == null
            || now.isBefore(lapsesAt(overSince))
        ? Optional.empty()
        : Optional.of(edit().endUnpaid(Actor.SYSTEM, Cause.UNPAID, now).done());
  }

  private @Nullable Instant ownNext() {
    return switch (order.status()) {
      case AWAITING_REQUIREMENTS ->
          switch (reminders) {
            case 0 -> waiting().plus(rules.firstReminder());
            case 1 -> waiting().plus(rules.secondReminder());
            default -> givenUpAt();
          };
      case IN_PROGRESS, IN_REVISION ->
          dueAt == null
              ? null
              : switch (lateness) {
                case ON_TIME -> dueAt;
                case LATE -> dueAt.plus(rules.veryLate());
                case VERY_LATE -> null;
              };
      case DELIVERED -> stillSince == null ? reviewUntil : null;
      case AWAITING_PAYMENT, COMPLETED, REVERSED, CANCELLED -> null;
    };
  }

  /**
   * What time makes of the order now; empty when nothing is due. The caller asks again until it is
   * empty, as several things can be due after a pause.
   */
  Optional<Move> tick(Instant now) {
    Instant next = next();
    if (next == null || now.isBefore(next)) {
      return Optional.empty();
    }
    if (cancel != null && !now.isBefore(cancel.until())) {
      Outcome outcome = cancel.amount() == null ? Outcome.ACCEPTED : Outcome.LAPSED;
      return Optional.of(edit().closeCancel(Actor.SYSTEM, outcome, now).done());
    }
    if (extension != null && !now.isBefore(extension.until())) {
      return Optional.of(edit().closeExtension(Actor.SYSTEM, false, now).done());
    }
    return Optional.of(
        switch (order.status()) {
          case AWAITING_REQUIREMENTS ->
              now.isBefore(givenUpAt())
                  ? edit().remind(now).done()
                  : edit().cancel(Actor.SYSTEM, Cause.NO_REQUIREMENTS, null, now).done();
          case IN_PROGRESS, IN_REVISION -> edit().late(now).done();
          case DELIVERED -> edit().complete(Actor.SYSTEM, now).settle(new Settlement.Earn()).done();
          case AWAITING_PAYMENT, COMPLETED, REVERSED, CANCELLED ->
              throw new IllegalStateException(order.number() + " has no clock");
        });
  }

  private WorkEdit edit() {
    return new WorkEdit(this);
  }
}
