package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;

/** What buyer, seller or staff can do with an order that was placed, besides paying for it. */
sealed interface Act {

  /** In message keys, such as {@code request_revision}. */
  default String word() {
    return switch (this) {
      case Answer _ -> "answer";
      case StartWithout _ -> "start_without";
      case CancelUnpaid _ -> "cancel_unpaid";
      case CancelBeforeStart _ -> "cancel_before_start";
      case Deliver _ -> "deliver";
      case Accept _ -> "accept";
      case RequestRevision _ -> "request_revision";
      case GrantRevision _ -> "grant_revision";
      case ExtendReview _ -> "extend_review";
      case RequestExtension _ -> "request_extension";
      case AnswerExtension _ -> "answer_extension";
      case RequestCancel _ -> "request_cancel";
      case AnswerCancel _ -> "answer_cancel";
      case WithdrawCancel _ -> "withdraw_cancel";
      case CancelVeryLate _ -> "cancel_very_late";
      case OpenDispute _ -> "open_dispute";
      case Rule _ -> "rule";
    };
  }

  /** Who may. */
  default Set<Actor> actors() {
    return switch (this) {
      case Answer _,
          CancelUnpaid _,
          Accept _,
          RequestRevision _,
          ExtendReview _,
          CancelVeryLate _ ->
          Set.of(Actor.BUYER);
      case StartWithout _, Deliver _, GrantRevision _ -> Set.of(Actor.SELLER);
      case CancelBeforeStart _,
          RequestExtension _,
          AnswerExtension _,
          RequestCancel _,
          AnswerCancel _,
          WithdrawCancel _,
          OpenDispute _ ->
          Set.of(Actor.BUYER, Actor.SELLER);
      case Rule _ -> Set.of(Actor.OPERATOR);
    };
  }

  /** In which states. */
  default Set<OrderStatus> from() {
    return switch (this) {
      case CancelUnpaid _ -> Set.of(OrderStatus.AWAITING_PAYMENT);
      case Answer _, StartWithout _, CancelBeforeStart _ ->
          Set.of(OrderStatus.AWAITING_REQUIREMENTS);
      case Deliver _, RequestExtension _, AnswerExtension _, CancelVeryLate _ ->
          Set.of(OrderStatus.IN_PROGRESS, OrderStatus.IN_REVISION);
      case Accept _, RequestRevision _, GrantRevision _, ExtendReview _ ->
          Set.of(OrderStatus.DELIVERED);
      case RequestCancel _, AnswerCancel _, WithdrawCancel _ ->
          Set.of(
              OrderStatus.AWAITING_REQUIREMENTS,
              OrderStatus.IN_PROGRESS,
              OrderStatus.DELIVERED,
              OrderStatus.IN_REVISION);
      case OpenDispute _, Rule _ ->
          Set.of(
              OrderStatus.AWAITING_REQUIREMENTS,
              OrderStatus.IN_PROGRESS,
              OrderStatus.DELIVERED,
              OrderStatus.IN_REVISION,
              OrderStatus.COMPLETED);
    };
  }

  /** The buyer tells what the seller needs to know; the work begins. */
  record Answer(List<String> answers) implements Act {}

  /** The seller begins although the buyer has told nothing. */
  record StartWithout() implements Act {}

  /** Given up by the buyer before he has paid. Money that still comes for it is surplus. */
  record CancelUnpaid() implements Act {}

  /** Given up before any work. */
  record CancelBeforeStart() implements Act {}

  /**
   * The seller hands something over.
   *
   * @param number which delivery this is, so that a form that is sent twice delivers once
   */
  record Deliver(int number, String note) implements Act {}

  /** The buyer takes delivery {@code number}. */
  record Accept(int number) implements Act {}

  /** The buyer wants changes to delivery {@code number}. */
  record RequestRevision(int number, String text) implements Act {}

  /** The seller offers another round of changes for delivery {@code number}. */
  record GrantRevision(int number) implements Act {}

  /** The buyer takes more time for delivery {@code number}. */
  record ExtendReview(int number) implements Act {}

  /** More days, or the first due time of an order that has none. */
  record RequestExtension(int days, String reason) implements Act {}

  /** To the other party's wish for more days. */
  record AnswerExtension(boolean accept) implements Act {}

  /**
   * To end it, or to give back a part.
   *
   * @param amount the part, or null for all
   */
  record RequestCancel(@Nullable Money amount, String reason) implements Act {}

  /** To the other party's wish. */
  record AnswerCancel(boolean accept) implements Act {}

  /** One's own wish. */
  record WithdrawCancel() implements Act {}

  /** Nothing came for long enough. */
  record CancelVeryLate() implements Act {}

  /** Calls staff. */
  record OpenDispute(String reason) implements Act {}

  /**
   * Staff decides.
   *
   * @param toSeller what the seller gets, commission included, or null when the order goes on
   */
  record Rule(Money toBuyer, @Nullable Money toSeller, String reason) implements Act {}
}
