package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;

/** What comes of an act, or of time: a move, or a refusal that the actor can read. */
sealed interface Step {

  /**
   * The order as it is now, the news of it, and what becomes of its money.
   *
   * @param news in the order in which it happened
   */
  record Move(Work work, List<OrderEvent> news, Settlement settlement) implements Step {

    OrderStatus status() {
      return work.order().status();
    }
  }

  /** Nothing changed. */
  record Refused(Reason reason) implements Step {}

  /** What becomes of the money that is held for the order. */
  sealed interface Settlement {

    /** It stays. */
    record Keep() implements Settlement {}

    /** All that is held is earned. */
    record Earn() implements Settlement {}

    /**
     * It goes back to the buyer.
     *
     * @param amount the part, or null for all that is held
     * @param reason in the words of whoever asked for it
     */
    record GiveBack(@Nullable Money amount, WorkEvent.Cause cause, @Nullable String reason)
        implements Settlement {}

    /** Staff's split of all that is held, or that was earned and is taken back for it. */
    record Split(Money toBuyer, Money toSeller, String reason) implements Settlement {}

    /** It was earned, and stands still while there is a dispute. */
    record Freeze() implements Settlement {}

    /** The clearance of what was earned goes on. */
    record Thaw() implements Settlement {}
  }

  /** Why not. */
  enum Reason {
    /** Not the one who may do that. */
    NOT_YOURS,
    /** The order has moved on: somebody, or the clock, was faster, or the form was sent twice. */
    OVERTAKEN,
    /** Staff decides now, nobody else. */
    DISPUTED,
    /** First the wish to cancel has to be answered or withdrawn. */
    CANCEL_OPEN,
    /** Another wish waits for its answer. */
    ALREADY_ASKED,
    /** The plan has no round of changes left; the seller can grant one. */
    NO_REVISIONS,
    /** There is a round of changes left; none has to be granted. */
    REVISIONS_LEFT,
    /** The review was extended before. */
    ALREADY_EXTENDED,
    /** The time for it has not come. */
    TOO_EARLY,
    /** The time for it is over. */
    TOO_LATE,
    /** The sums of the ruling do not add up to what is held. */
    WRONG_SUM,
    /** A part is at least NT$1 and less than what is held. */
    WRONG_AMOUNT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
