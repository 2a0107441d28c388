package tw.jiean.marketplace.order;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;

/**
 * One thing that happened to an order.
 *
 * @param status the state that it has since, or still has
 * @param reason what both parties read, or null where the rest says all
 * @param event what it was, in a word, or null when the state says it
 * @param by who did it; null with the event
 * @param number which delivery, reminder or how many days
 * @param amount the sum that it is about; of a ruling, what goes back to the buyer
 * @param toSeller of a ruling, what the seller gets, commission included
 * @param until the time that it leads to
 */
record HistoryEntry(
    OrderStatus status,
    Instant at,
    @Nullable String reason,
    @Nullable String event,
    @Nullable Actor by,
    @Nullable Integer number,
    @Nullable Money amount,
    @Nullable Money toSeller,
    @Nullable Instant until) {

  /** Longest reason that is kept. */
  static final int MAX_REASON = 5_000;

  static HistoryEntry of(OrderStatus status, OrderEvent event) {
    return switch (event) {
      case OrderPlaced _, OrderFunded _ -> reached(status, event, null);
      case OrderCancelled cancelled -> reached(status, event, cancelled.reason());
      case OrderRevived revived -> reached(status, event, revived.reason());
      case WorkEvent work -> of(status, work);
    };
  }

  private static HistoryEntry reached(
      OrderStatus status, OrderEvent event, @Nullable String reason) {
    return new HistoryEntry(status, event.at(), reason, null, null, null, null, null, null);
  }

  private static HistoryEntry of(OrderStatus status, WorkEvent event) {
    HistoryEntry plain =
        new HistoryEntry(status, event.at(), null, word(event), event.by(), null, null, null, null);
    return switch (event) {
      case WorkEvent.RequirementsReminder reminder ->
          plain.number(reminder.number()).until(reminder.until());
      case WorkEvent.Started started -> plain.until(started.dueAt());
      case WorkEvent.Delivered delivered ->
          plain.number(delivered.number()).until(delivered.reviewUntil());
      case WorkEvent.RevisionRequested revision ->
          plain.reason(revision.text()).number(revision.number()).until(revision.dueAt());
      case WorkEvent.RevisionGranted _, WorkEvent.Completed _ -> plain;
      case WorkEvent.ReviewExtended extended -> plain.until(extended.reviewUntil());
      case WorkEvent.Late late -> plain.until(late.dueAt());
      case WorkEvent.ExtensionRequested extension ->
          plain.reason(extension.reason()).number(extension.days()).until(extension.dueAt());
      case WorkEvent.ExtensionAnswered answered -> plain.until(answered.dueAt());
      case WorkEvent.CancellationRequested cancel ->
          plain.reason(cancel.reason()).amount(cancel.amount()).until(cancel.until());
      case WorkEvent.CancellationClosed closed -> plain.amount(closed.amount());
      case WorkEvent.DisputeOpened dispute -> plain.reason(dispute.reason());
      case WorkEvent.DisputeRuled ruled ->
          plain.reason(ruled.reason()).amount(ruled.toBuyer()).toSeller(ruled.toSeller());
      case WorkEvent.Cancelled cancelled -> plain.reason(cancelled.reason());
      case WorkEvent.Reversed reversed -> plain.reason(reversed.reason());
    };
  }

  /** In the database and in message keys. */
  private static String word(WorkEvent event) {
    return switch (event) {
      case WorkEvent.RequirementsReminder _ -> "reminded";
      case WorkEvent.Started started ->
          started.by() == Actor.BUYER ? "answered" : "started_without";
      case WorkEvent.Delivered _ -> "delivered";
      case WorkEvent.RevisionRequested _ -> "revision_requested";
      case WorkEvent.RevisionGranted _ -> "revision_granted";
      case WorkEvent.ReviewExtended _ -> "review_extended";
      case WorkEvent.Completed completed -> "completed_by_" + completed.by().word();
      case WorkEvent.Late late -> late.very() ? "very_late" : "late";
      case WorkEvent.ExtensionRequested _ -> "extension_requested";
      case WorkEvent.ExtensionAnswered answered ->
          answered.accepted()
              ? "extension_accepted"
              : answered.by() == Actor.SYSTEM ? "extension_lapsed" : "extension_declined";
      case WorkEvent.CancellationRequested cancel ->
          cancel.amount() == null ? "cancel_requested" : "part_requested";
      case WorkEvent.CancellationClosed closed ->
          (closed.amount() == null ? "cancel_" : "part_")
              + closed.outcome().name().toLowerCase(Locale.ROOT);
      case WorkEvent.DisputeOpened _ -> "dispute_opened";
      case WorkEvent.DisputeRuled ruled ->
          ruled.toSeller() == null ? "dispute_dismissed" : "dispute_split";
      case WorkEvent.Cancelled cancelled -> "cancelled_" + cancelled.cause().word();
      case WorkEvent.Reversed _ -> "reversed";
    };
  }

  /** Name of its text: {@code order.history.<key>}. */
  public String key() {
    if (event != null) {
      return event;
    }
    // Nobody gives a reason for a payment, but for taking up again what had been cancelled.
    return reason == null || status == OrderStatus.CANCELLED ? status.word() : "revived";
  }

  private HistoryEntry reason(@Nullable String text) {
    return new HistoryEntry(status, at, text, event, by, number, amount, toSeller, until);
  }

  private HistoryEntry number(int figure) {
    return new HistoryEntry(status, at, reason, event, by, figure, amount, toSeller, until);
  }

  private HistoryEntry amount(@Nullable Money sum) {
    return new HistoryEntry(status, at, reason, event, by, number, sum, toSeller, until);
  }

  private HistoryEntry toSeller(@Nullable Money sum) {
    return new HistoryEntry(status, at, reason, event, by, number, amount, sum, until);
  }

  private HistoryEntry until(@Nullable Instant moment) {
    return new HistoryEntry(status, at, reason, event, by, number, amount, toSeller, moment);
  }
}
