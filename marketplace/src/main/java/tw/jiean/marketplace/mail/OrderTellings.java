package tw.jiean.marketplace.mail;

import org.springframework.stereotype.Component;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.Orders;

/**
 * Who is told what of an order, its payments and its refunds. Looks at how things stand now: what
 * has been overtaken is not told any more.
 */
@Component
class OrderTellings {

  private final Orders orders;
  private final PaymentTellings payments;
  private final RefundTellings refunds;
  private final WorkTellings work;
  private final ReviewTellings reviews;
  private final MessageTellings messages;
  private final OrderDrafts drafts;

  OrderTellings(
      Orders orders,
      PaymentTellings payments,
      RefundTellings refunds,
      WorkTellings work,
      ReviewTellings reviews,
      MessageTellings messages,
      OrderDrafts drafts) {
    this.orders = orders;
    this.payments = payments;
    this.refunds = refunds;
    this.work = work;
    this.reviews = reviews;
    this.messages = messages;
    this.drafts = drafts;
  }

  Telling of(MailKind kind, MailEvent event) {
    return OrderNumber.read(event.subject())
        .flatMap(orders::find)
        .map(order -> of(new OrderCase(kind, event, order)))
        .orElseGet(Telling::nobody);
  }

  private Telling of(OrderCase it) {
    return switch (it.kind()) {
      // Written at once, by AccountLetters.
      case EMAIL_CONFIRMATION,
          PASSWORD_RESET,
          PASSWORD_CHANGED,
          EMAIL_CHANGED,
          ACCOUNT_SUSPENDED,
          ACCOUNT_REINSTATED ->
          Telling.nobody();
      case MESSAGE_RECEIVED -> messages.received(it);
      case ORDER_FUNDED -> payments.funded(it);
      case ORDER_CANCELLED ->
          Telling.now(
              payments.isPaid(it.order())
                  ? drafts.both(it, it.words())
                  : drafts.plain(it, Draft.BUYER, it.words()));
      case ORDER_REVIVED -> Telling.now(drafts.both(it, it.words()));
      case PAYMENT_CODE -> payments.code(it);
      case PAYMENT_REMINDER -> payments.reminder(it);
      case PAYMENT_EXPIRED -> payments.expired(it);
      case PAYMENT_FAILED -> payments.failed(it);
      case REFUND_OPENED -> refunds.opened(it);
      case REFUND_COMPLETED, REFUND_WITHDRAWN -> refunds.closed(it);
      case REQUIREMENTS_REMINDER,
          ORDER_STARTED,
          ORDER_DELIVERED,
          REVISION_REQUESTED,
          REVISION_GRANTED,
          REVIEW_EXTENDED,
          ORDER_COMPLETED,
          ORDER_AUTO_COMPLETED,
          ORDER_LATE,
          ORDER_VERY_LATE,
          EXTENSION_REQUESTED,
          EXTENSION_ACCEPTED,
          EXTENSION_DECLINED,
          CANCELLATION_REQUESTED,
          PRICE_CUT_REQUESTED,
          CANCELLATION_DECLINED,
          CANCELLATION_WITHDRAWN,
          CANCELLATION_LAPSED,
          ORDER_ENDED,
          ORDER_UNPAID,
          DISPUTE_OPENED,
          DISPUTE_RULED,
          ORDER_REVERSED ->
          work.told(it);
      case REVIEW_REMINDER -> reviews.reminder(it);
      case REVIEWS_PUBLISHED -> Telling.now(drafts.both(it, ""));
      case REVIEW_HIDDEN, REVIEW_RESTORED -> reviews.author(it);
    };
  }
}
