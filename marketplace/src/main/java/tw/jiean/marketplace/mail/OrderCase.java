package tw.jiean.marketplace.mail;

import java.time.Instant;
import java.util.Objects;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.Party;
import tw.jiean.marketplace.payment.PaymentId;
import tw.jiean.marketplace.refund.RefundId;

/** Something that happened to an order, and the order as it is now. */
record OrderCase(MailKind kind, MailEvent event, Order order) {

  Instant at() {
    return event.at();
  }

  /** What somebody wrote, or nothing. */
  String words() {
    return event.words() == null ? "" : event.words();
  }

  /** Of the payment, refund or account that the event is about. */
  long number() {
    return Long.parseLong(Objects.requireNonNull(event.detail()));
  }

  PaymentId payment() {
    return new PaymentId(number());
  }

  RefundId refund() {
    return new RefundId(number());
  }

  /** The buyer or the seller. */
  Party party(String voice) {
    return voice.equals(Draft.BUYER) ? order.buyer() : order.seller();
  }

  /** The page where a reader goes on. */
  String path(String voice) {
    return voice.equals(Draft.STAFF)
        ? "/admin/disputes/?q=" + order.number()
        : "/orders/" + order.number() + (kind.isOfReviews() ? "/review/" : "/");
  }
}
