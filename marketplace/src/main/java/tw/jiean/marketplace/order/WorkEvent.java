package tw.jiean.marketplace.order;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;

/**
 * News of an order between payment and its end, published in the transaction that makes it true.
 */
public sealed interface WorkEvent extends OrderEvent {

  /** Who did it. */
  Actor by();

  /**
   * The buyer has not answered yet what the seller needs to know.
   *
   * @param number 1 or 2
   * @param until when the order is cancelled without answers
   */
  record RequirementsReminder(OrderNumber order, int number, Instant until, Instant at)
      implements WorkEvent {
    @Override
    public Actor by() {
      return Actor.SYSTEM;
    }
  }

  /**
   * The seller's time runs: the buyer has answered, or the seller begins without.
   *
   * @param dueAt until when he has to deliver, or null when that is by agreement
   */
  record Started(OrderNumber order, Actor by, @Nullable Instant dueAt, Instant at)
      implements WorkEvent {}

  /**
   * Something was delivered.
   *
   * @param number counts the order's deliveries, from 1
   * @param reviewUntil when silence accepts it
   */
  record Delivered(OrderNumber order, int number, Instant reviewUntil, Instant at)
      implements WorkEvent {
    @Override
    public Actor by() {
      return Actor.SELLER;
    }
  }

  /** The buyer wants changes to delivery {@code number}. */
  record RevisionRequested(OrderNumber order, int number, String text, Instant dueAt, Instant at)
      implements WorkEvent {
    @Override
    public Actor by() {
      return Actor.BUYER;
    }
  }

  /** The seller offers one more round of changes than the plan has. */
  record RevisionGranted(OrderNumber order, Instant at) implements WorkEvent {
    @Override
    public Actor by() {
      return Actor.SELLER;
    }
  }

  /** The buyer takes more time to look at a delivery. */
  record ReviewExtended(OrderNumber order, Instant reviewUntil, Instant at) implements WorkEvent {
    @Override
    public Actor by() {
      return Actor.BUYER;
    }
  }

  /** The order is finished: by the buyer, by his silence (SYSTEM), or as staff ruled. */
  record Completed(OrderNumber order, Actor by, Instant at) implements WorkEvent {}

  /**
   * Nothing was delivered in time.
   *
   * @param very whether the buyer may now cancel alone
   */
  record Late(OrderNumber order, boolean very, Instant dueAt, Instant at) implements WorkEvent {
    @Override
    public Actor by() {
      return Actor.SYSTEM;
    }
  }

  /**
   * One party wants another due time.
   *
   * @param dueAt the one that is proposed
   * @param until when the wish lapses
   */
  record ExtensionRequested(
      OrderNumber order,
      Actor by,
      int days,
      String reason,
      Instant dueAt,
      Instant until,
      Instant at)
      implements WorkEvent {}

  /**
   * The other party agreed or not; nobody did (SYSTEM) and it lapsed.
   *
   * @param dueAt the due time that holds now
   */
  record ExtensionAnswered(
      OrderNumber order, Actor by, boolean accepted, @Nullable Instant dueAt, Instant at)
      implements WorkEvent {}

  /**
   * One party wants to end it, or to give a part of the price back.
   *
   * @param amount the part, or null for all of it
   * @param until when silence agrees to all, or a part lapses
   */
  record CancellationRequested(
      OrderNumber order, Actor by, @Nullable Money amount, String reason, Instant until, Instant at)
      implements WorkEvent {}

  /** What became of such a wish. */
  record CancellationClosed(
      OrderNumber order, Actor by, Outcome outcome, @Nullable Money amount, Instant at)
      implements WorkEvent {

    /** How it ended. */
    public enum Outcome {
      /** Agreed; by SYSTEM when the other party kept silent. */
      ACCEPTED,
      /** The other party wants to go on. */
      DECLINED,
      /** Who asked changed his mind. */
      WITHDRAWN,
      /** Nobody answered a wish for a part. */
      LAPSED,
      /** A dispute took its place. */
      DISPUTED
    }
  }

  /** One party called staff; every clock stands still. */
  record DisputeOpened(OrderNumber order, Actor by, String reason, Instant at)
      implements WorkEvent {}

  /**
   * Staff has ruled.
   *
   * @param toBuyer what goes back to the buyer
   * @param toSeller what the seller earns, commission included; null when the order goes on
   */
  record DisputeRuled(
      OrderNumber order, Money toBuyer, @Nullable Money toSeller, String reason, Instant at)
      implements WorkEvent {
    @Override
    public Actor by() {
      return Actor.OPERATOR;
    }
  }

  /**
   * It ended without earning, and what money there is goes back.
   *
   * @param by whose act ended it
   * @param reason in the words of whoever asked for it, or null when the cause says all
   */
  record Cancelled(OrderNumber order, Actor by, Cause cause, @Nullable String reason, Instant at)
      implements WorkEvent {}

  /** Why an order ends without earning. */
  enum Cause {
    /** Nothing was paid for so long that nothing is expected any more. */
    UNPAID,
    /** The buyer gave it up before he paid. */
    BEFORE_PAYMENT,
    /** Before any work. */
    BEFORE_START,
    /** The buyer never told what the seller needs to know. */
    NO_REQUIREMENTS,
    /** Nothing came for long enough. */
    VERY_LATE,
    /** Both parties agreed. */
    AGREED,
    /** One party asked, the other kept silent. */
    SILENCE,
    /** Staff ruled. */
    RULED;

    /** In message keys, such as {@code very_late}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its text, as the occasion of the refund that follows. */
    public String textKey() {
      return "order.cause." + word();
    }
  }

  /** After completion all of the money went back. */
  record Reversed(OrderNumber order, String reason, Instant at) implements WorkEvent {
    @Override
    public Actor by() {
      return Actor.OPERATOR;
    }
  }
}
