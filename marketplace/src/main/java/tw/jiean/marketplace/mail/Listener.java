package tw.jiean.marketplace.mail;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.order.OrderCancelled;
import tw.jiean.marketplace.order.OrderEvent;
import tw.jiean.marketplace.order.OrderFunded;
import tw.jiean.marketplace.order.OrderRevived;
import tw.jiean.marketplace.payment.PaymentCodeIssued;
import tw.jiean.marketplace.payment.PaymentExpired;
import tw.jiean.marketplace.payment.PaymentFailed;
import tw.jiean.marketplace.refund.RefundCompleted;
import tw.jiean.marketplace.refund.RefundOpened;
import tw.jiean.marketplace.refund.RefundWithdrawn;
import tw.jiean.marketplace.review.ReviewHidden;
import tw.jiean.marketplace.review.ReviewRestored;
import tw.jiean.marketplace.review.ReviewsPublished;

/**
 * Hears what happens in the house and keeps what people are to be told of. It runs in the
 * transactions of others, some of which take in many payments at once: no statement, no look-up.
 */
@Component
class Listener {

  private final Outbox outbox;
  private final Clock clock;

  Listener(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @EventListener
  void on(OrderFunded event) {
    outbox.add(of(MailKind.ORDER_FUNDED, event));
  }

  @EventListener
  void on(OrderCancelled event) {
    outbox.add(of(MailKind.ORDER_CANCELLED, event).words(event.reason()));
  }

  @EventListener
  void on(OrderRevived event) {
    outbox.add(of(MailKind.ORDER_REVIVED, event).words(event.reason()));
  }

  @EventListener
  void on(ReviewsPublished event) {
    outbox.add(MailEvent.of(MailKind.REVIEWS_PUBLISHED, event.order().value(), event.at()));
  }

  @EventListener
  void on(ReviewHidden event) {
    outbox.add(
        MailEvent.of(MailKind.REVIEW_HIDDEN, event.order().value(), event.at())
            .detail(event.author())
            .words(event.reason()));
  }

  @EventListener
  void on(ReviewRestored event) {
    outbox.add(
        MailEvent.of(MailKind.REVIEW_RESTORED, event.order().value(), event.at())
            .detail(event.author()));
  }

  private static MailEvent of(MailKind kind, OrderEvent event) {
    return MailEvent.of(kind, event.order().value(), event.at());
  }

  @EventListener
  void on(PaymentCodeIssued event) {
    outbox.add(
        MailEvent.of(MailKind.PAYMENT_CODE, event.reference().value(), clock.instant())
            .detail(event.payment()));
  }

  @EventListener
  void on(PaymentExpired event) {
    outbox.add(
        MailEvent.of(MailKind.PAYMENT_EXPIRED, event.reference().value(), clock.instant())
            .detail(event.payment()));
  }

  @EventListener
  void on(PaymentFailed event) {
    outbox.add(
        MailEvent.of(MailKind.PAYMENT_FAILED, event.reference().value(), clock.instant())
            .detail(event.payment()));
  }

  @EventListener
  void on(RefundOpened event) {
    outbox.add(
        MailEvent.of(MailKind.REFUND_OPENED, event.reference().value(), event.at())
            .detail(event.refund()));
  }

  @EventListener
  void on(RefundCompleted event) {
    outbox.add(
        MailEvent.of(MailKind.REFUND_COMPLETED, event.reference().value(), event.at())
            .detail(event.refund()));
  }

  @EventListener
  void on(RefundWithdrawn event) {
    outbox.add(
        MailEvent.of(MailKind.REFUND_WITHDRAWN, event.reference().value(), event.at())
            .detail(event.refund())
            .words(event.reason()));
  }
}
