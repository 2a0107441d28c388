package tw.jiean.marketplace.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.messaging.MessageSent;
import tw.jiean.marketplace.order.Actor;
import tw.jiean.marketplace.order.WorkEvent;
import tw.jiean.marketplace.order.WorkEvent.CancellationClosed;

/**
 * Hears how the work of orders goes on, likewise without a statement. Whoever did something knows
 * it; the other is told, or both when nobody did.
 */
@Component
class WorkListener {

  private static final List<String> NOBODY = List.of();
  private static final List<String> BUYER = List.of("buyer");
  private static final List<String> SELLER = List.of("seller");
  private static final List<String> BOTH = List.of("buyer", "seller");
  private static final List<String> BOTH_AND_STAFF = List.of("buyer", "seller", "staff");

  private final Outbox outbox;

  WorkListener(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(WorkEvent event) {
    switch (event) {
      case WorkEvent.RequirementsReminder it ->
          add(MailKind.REQUIREMENTS_REMINDER, it, WorkDetail.to(BUYER).until(it.until()), null);
      case WorkEvent.Started it ->
          add(MailKind.ORDER_STARTED, it, WorkDetail.to(BOTH).until(it.dueAt()), null);
      case WorkEvent.Delivered it ->
          add(MailKind.ORDER_DELIVERED, it, WorkDetail.to(BUYER).until(it.reviewUntil()), null);
      case WorkEvent.RevisionRequested it ->
          add(MailKind.REVISION_REQUESTED, it, WorkDetail.to(SELLER).until(it.dueAt()), it.text());
      case WorkEvent.RevisionGranted it ->
          add(MailKind.REVISION_GRANTED, it, WorkDetail.to(BUYER), null);
      case WorkEvent.ReviewExtended it ->
          add(MailKind.REVIEW_EXTENDED, it, WorkDetail.to(SELLER).until(it.reviewUntil()), null);
      // The ruling tells what it makes of the order; from this row only reminders follow.
      case WorkEvent.Completed it when it.by() == Actor.OPERATOR ->
          add(MailKind.ORDER_COMPLETED, it, WorkDetail.to(NOBODY), null);
      case WorkEvent.Completed it ->
          add(
              it.by() == Actor.SYSTEM ? MailKind.ORDER_AUTO_COMPLETED : MailKind.ORDER_COMPLETED,
              it,
              WorkDetail.to(BOTH),
              null);
      case WorkEvent.Late it ->
          add(
              it.very() ? MailKind.ORDER_VERY_LATE : MailKind.ORDER_LATE,
              it,
              WorkDetail.to(BOTH).until(it.dueAt()),
              null);
      case WorkEvent.ExtensionRequested it ->
          add(
              MailKind.EXTENSION_REQUESTED,
              it,
              WorkDetail.to(other(it.by())).until(it.dueAt()),
              it.reason());
      case WorkEvent.ExtensionAnswered it ->
          add(
              it.accepted() ? MailKind.EXTENSION_ACCEPTED : MailKind.EXTENSION_DECLINED,
              it,
              WorkDetail.to(other(it.by())).until(it.dueAt()),
              null);
      case WorkEvent.CancellationRequested it ->
          add(
              it.amount() == null ? MailKind.CANCELLATION_REQUESTED : MailKind.PRICE_CUT_REQUESTED,
              it,
              WorkDetail.to(other(it.by())).until(it.until()).of(it.amount()),
              it.reason());
      case CancellationClosed it -> closed(it);
      case WorkEvent.DisputeOpened it ->
          add(MailKind.DISPUTE_OPENED, it, WorkDetail.to(BOTH_AND_STAFF), it.reason());
      case WorkEvent.DisputeRuled it ->
          add(
              MailKind.DISPUTE_RULED,
              it,
              WorkDetail.to(BOTH)
                  .of(it.toBuyer())
                  .more(it.toSeller() == null ? null : it.toSeller().dollars()),
              it.reason());
      // The seller has never heard of an order that was not paid; who gave it up himself knows.
      case WorkEvent.Cancelled it when it.cause() == WorkEvent.Cause.UNPAID ->
          add(MailKind.ORDER_UNPAID, it, WorkDetail.to(BUYER), null);
      case WorkEvent.Cancelled it when it.cause() == WorkEvent.Cause.BEFORE_PAYMENT -> {}
      case WorkEvent.Cancelled it ->
          add(MailKind.ORDER_ENDED, it, WorkDetail.to(BOTH).more(it.cause().word()), it.reason());
      case WorkEvent.Reversed it ->
          add(MailKind.ORDER_REVERSED, it, WorkDetail.to(BOTH), it.reason());
    }
  }

  @EventListener
  void on(MessageSent event) {
    outbox.add(
        MailEvent.of(MailKind.MESSAGE_RECEIVED, event.order().value(), event.at())
            .detail(event.recipient()));
  }

  private void closed(CancellationClosed it) {
    switch (it.outcome()) {
      // The end of the order, the refund or the dispute that follows is told.
      case ACCEPTED, DISPUTED -> {}
      case DECLINED -> add(MailKind.CANCELLATION_DECLINED, it, WorkDetail.to(other(it.by())), null);
      case WITHDRAWN ->
          add(MailKind.CANCELLATION_WITHDRAWN, it, WorkDetail.to(other(it.by())), null);
      case LAPSED -> add(MailKind.CANCELLATION_LAPSED, it, WorkDetail.to(BOTH), null);
    }
  }

  private static List<String> other(Actor actor) {
    return switch (actor) {
      case BUYER -> SELLER;
      case SELLER -> BUYER;
      case SYSTEM, OPERATOR -> BOTH;
    };
  }

  private void add(MailKind kind, WorkEvent event, WorkDetail detail, @Nullable String words) {
    MailEvent told = MailEvent.of(kind, event.order().value(), event.at()).detail(detail);
    outbox.add(words == null ? told : told.words(words));
  }
}
