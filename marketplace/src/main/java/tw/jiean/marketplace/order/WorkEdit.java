package tw.jiean.marketplace.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Step.Move;
import tw.jiean.marketplace.order.Step.Settlement;
import tw.jiean.marketplace.order.Work.Cancel;
import tw.jiean.marketplace.order.Work.Dispute;
import tw.jiean.marketplace.order.Work.Extension;
import tw.jiean.marketplace.order.Work.Lateness;
import tw.jiean.marketplace.order.WorkEvent.CancellationClosed;
import tw.jiean.marketplace.order.WorkEvent.Cause;

/** The making of one move: what changes, what is told, what becomes of the money. */
final class WorkEdit {

  private final Work before;
  private final OrderRules rules;
  private final OrderNumber number;
  private final List<OrderEvent> news = new ArrayList<>();
  private Settlement settlement = new Settlement.Keep();

  private Order order;
  private Brief brief;
  private int revisions;
  private int revisionsUsed;
  private int deliveries;
  private int reminders;
  private @Nullable Instant waitingSince;
  private @Nullable Instant startedAt;
  private @Nullable Instant dueAt;
  private Lateness lateness;
  private @Nullable Instant reviewUntil;
  private boolean reviewExtended;
  private @Nullable Extension extension;
  private @Nullable Cancel cancel;
  private @Nullable Dispute dispute;
  private @Nullable Instant stillSince;

  WorkEdit(Work before) {
    this.before = before;
    this.rules = before.rules();
    this.order = before.order();
    this.number = order.number();
    this.brief = before.brief();
    this.revisions = before.revisions();
    this.revisionsUsed = before.revisionsUsed();
    this.deliveries = before.deliveries();
    this.reminders = before.reminders();
    this.waitingSince = before.waitingSince();
    this.startedAt = before.startedAt();
    this.dueAt = before.dueAt();
    this.lateness = before.lateness();
    this.reviewUntil = before.reviewUntil();
    this.reviewExtended = before.reviewExtended();
    this.extension = before.extension();
    this.cancel = before.cancel();
    this.dispute = before.dispute();
    this.stillSince = before.stillSince();
  }

  Move done() {
    return new Move(
        new Work(
            order,
            rules,
            brief,
            revisions,
            revisionsUsed,
            deliveries,
            reminders,
            waitingSince,
            startedAt,
            dueAt,
            lateness,
            reviewUntil,
            reviewExtended,
            extension,
            cancel,
            dispute,
            stillSince),
        List.copyOf(news),
        settlement);
  }

  WorkEdit tell(OrderEvent event) {
    news.add(event);
    return this;
  }

  WorkEdit settle(Settlement next) {
    settlement = next;
    return this;
  }

  WorkEdit order(Order next) {
    order = next;
    return this;
  }

  WorkEdit brief(Brief answered) {
    brief = answered;
    return this;
  }

  /** Every clock and every wish ends with the stage that they belong to. */
  WorkEdit clear() {
    reminders = 0;
    waitingSince = null;
    dueAt = null;
    lateness = Lateness.ON_TIME;
    reviewUntil = null;
    reviewExtended = false;
    extension = null;
    cancel = null;
    dispute = null;
    stillSince = null;
    return this;
  }

  WorkEdit start(Actor by, Instant now) {
    order = order.become(OrderStatus.IN_PROGRESS, now);
    startedAt = now;
    waitingSince = null;
    Integer days = order.terms().deliveryDays();
    dueAt = days == null ? null : now.plus(Duration.ofDays(days));
    return tell(new WorkEvent.Started(number, by, dueAt, now));
  }

  /** A wish to cancel stays open; then the review does not begin to run. */
  WorkEdit deliver(Instant now) {
    order = order.become(OrderStatus.DELIVERED, now);
    deliveries++;
    dueAt = null;
    lateness = Lateness.ON_TIME;
    extension = null;
    Instant until = now.plus(rules.review());
    reviewUntil = until;
    reviewExtended = false;
    stillSince = cancel == null ? null : now;
    return tell(new WorkEvent.Delivered(number, deliveries, until, now));
  }

  WorkEdit revise(int delivery, String text, Instant now) {
    order = order.become(OrderStatus.IN_REVISION, now);
    revisionsUsed++;
    reviewUntil = null;
    Instant due = now.plus(rules.revision());
    dueAt = due;
    return tell(new WorkEvent.RevisionRequested(number, delivery, text, due, now));
  }

  WorkEdit grantRevision(Instant now) {
    revisions++;
    return tell(new WorkEvent.RevisionGranted(number, now));
  }

  WorkEdit extendReview(Instant now) {
    Instant until = orNow(reviewUntil, now).plus(rules.reviewExtension());
    reviewUntil = until;
    reviewExtended = true;
    return tell(new WorkEvent.ReviewExtended(number, until, now));
  }

  WorkEdit complete(Actor by, Instant now) {
    clear();
    order = order.become(OrderStatus.COMPLETED, now);
    return tell(new WorkEvent.Completed(number, by, now));
  }

  WorkEdit remind(Instant now) {
    reminders = now.isBefore(before.waiting().plus(rules.secondReminder())) ? 1 : 2;
    return tell(new WorkEvent.RequirementsReminder(number, reminders, before.givenUpAt(), now));
  }

  WorkEdit late(Instant now) {
    Instant due = orNow(dueAt, now);
    lateness = latenessAt(due, now);
    return tell(new WorkEvent.Late(number, lateness == Lateness.VERY_LATE, due, now));
  }

  private Lateness latenessAt(Instant due, Instant now) {
    if (now.isBefore(due)) {
      return Lateness.ON_TIME;
    }
    return now.isBefore(due.plus(rules.veryLate())) ? Lateness.LATE : Lateness.VERY_LATE;
  }

  WorkEdit askExtension(Actor by, int days, String reason, Instant now) {
    Instant proposed = orNow(dueAt, now).plus(Duration.ofDays(days));
    Instant until = now.plus(rules.extensionAnswer());
    extension = new Extension(by, days, reason, proposed, until);
    return tell(new WorkEvent.ExtensionRequested(number, by, days, reason, proposed, until, now));
  }

  WorkEdit closeExtension(Actor by, boolean accepted, Instant now) {
    if (accepted && extension != null) {
      dueAt = extension.dueAt();
      lateness = latenessAt(extension.dueAt(), now);
    }
    extension = null;
    return tell(new WorkEvent.ExtensionAnswered(number, by, accepted, dueAt, now));
  }

  /** After a delivery the review stands still meanwhile; before, the seller's time runs on. */
  WorkEdit askCancel(Cancel wish, Instant now) {
    cancel = wish;
    if (order.status() == OrderStatus.DELIVERED) {
      stillSince = now;
    }
    return tell(
        new WorkEvent.CancellationRequested(
            number, wish.by(), wish.amount(), wish.reason(), wish.until(), now));
  }

  WorkEdit closeCancel(Actor by, CancellationClosed.Outcome outcome, Instant now) {
    Cancel wish = Objects.requireNonNull(cancel);
    cancel = null;
    if (stillSince != null) {
      reviewUntil = later(reviewUntil, Duration.between(stillSince, now));
      stillSince = null;
    }
    tell(new CancellationClosed(number, by, outcome, wish.amount(), now));
    if (outcome != CancellationClosed.Outcome.ACCEPTED) {
      return this;
    }
    return wish.amount() == null
        ? cancel(by, by == Actor.SYSTEM ? Cause.SILENCE : Cause.AGREED, wish.reason(), now)
        : settle(new Settlement.GiveBack(wish.amount(), Cause.AGREED, wish.reason()));
  }

  WorkEdit cancel(Actor by, Cause cause, @Nullable String reason, Instant now) {
    clear();
    order = order.become(OrderStatus.CANCELLED, now);
    return tell(new WorkEvent.Cancelled(number, by, cause, reason, now))
        .settle(new Settlement.GiveBack(null, cause, reason));
  }

  /** Nothing was paid, so nothing goes back. */
  WorkEdit endUnpaid(Actor by, Cause cause, Instant now) {
    clear();
    order = order.become(OrderStatus.CANCELLED, now);
    return tell(new WorkEvent.Cancelled(number, by, cause, null, now));
  }

  /** Takes the place of whatever the parties wanted of each other, and stops every clock. */
  WorkEdit openDispute(Actor by, String reason, Instant now) {
    if (cancel != null) {
      closeCancel(by, CancellationClosed.Outcome.DISPUTED, now);
    }
    extension = null;
    dispute = new Dispute(by, reason, now);
    stillSince = now;
    if (order.status() == OrderStatus.COMPLETED) {
      settle(new Settlement.Freeze());
    }
    return tell(new WorkEvent.DisputeOpened(number, by, reason, now));
  }

  WorkEdit rule(Act.Rule ruling, Instant now) {
    tell(
        new WorkEvent.DisputeRuled(
            number, ruling.toBuyer(), ruling.toSeller(), ruling.reason(), now));
    boolean completed = order.status() == OrderStatus.COMPLETED;
    Money toSeller = ruling.toSeller();
    if (toSeller == null) {
      return resume(now).settle(completed ? new Settlement.Thaw() : new Settlement.Keep());
    }
    if (!toSeller.equals(Money.ZERO)) {
      if (completed) {
        clear();
      } else {
        complete(Actor.OPERATOR, now);
      }
    } else if (completed) {
      reverse(ruling.reason(), now);
    } else {
      cancel(Actor.OPERATOR, Cause.RULED, ruling.reason(), now);
    }
    return settle(new Settlement.Split(ruling.toBuyer(), toSeller, ruling.reason()));
  }

  private void reverse(String reason, Instant now) {
    clear();
    order = order.become(OrderStatus.REVERSED, now);
    tell(new WorkEvent.Reversed(number, reason, now));
  }

  /** Every clock goes on with the time that it had left. */
  private WorkEdit resume(Instant now) {
    Duration pause = Duration.between(orNow(stillSince, now), now);
    if (order.status() == OrderStatus.AWAITING_REQUIREMENTS) {
      waitingSince = before.waiting().plus(pause);
    }
    dueAt = later(dueAt, pause);
    reviewUntil = later(reviewUntil, pause);
    dispute = null;
    stillSince = null;
    return this;
  }

  private static @Nullable Instant later(@Nullable Instant moment, Duration pause) {
    return moment == null ? null : moment.plus(pause);
  }

  private static Instant orNow(@Nullable Instant moment, Instant now) {
    return moment == null ? now : moment;
  }
}
