package tw.jiean.marketplace.order;

import java.time.Instant;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.payment.ResultToken;

/**
 * An agreement between a buyer and a seller, and where it stands. Only the status ever changes, and
 * only by the transitions below; everything else is frozen when the order is placed.
 *
 * @param token the unguessable name of its result page, which works without a session
 * @param changedAt when we learned that it has this status, which can be days after it happened
 */
public record Order(
    OrderNumber number,
    ResultToken token,
    Party buyer,
    Party seller,
    OrderTerms terms,
    OrderStatus status,
    Instant createdAt,
    Instant changedAt) {

  static Transition placed(Party buyer, Party seller, OrderTerms terms, Instant at) {
    Order order =
        new Order(
            OrderNumber.random(),
            new ResultToken(RandomCode.of128Bits()),
            buyer,
            seller,
            terms,
            OrderStatus.AWAITING_PAYMENT,
            at,
            at);
    return new Transition(order, new OrderPlaced(order.number, at));
  }

  /** The money has come. An order that is over takes none; see {@link #revived}. */
  Transition funded(Instant paidAt, Instant learnedAt) {
    return become(
        OrderStatus.AWAITING_PAYMENT,
        OrderStatus.AWAITING_REQUIREMENTS,
        new OrderFunded(number, terms.price(), paidAt),
        learnedAt);
  }

  /** Given up before any money came. */
  Transition cancelled(String reason, Instant at) {
    return become(
        OrderStatus.AWAITING_PAYMENT,
        OrderStatus.CANCELLED,
        new OrderCancelled(number, reason, at),
        at);
  }

  /** Given up after it had been paid, because all of its money goes back. */
  Transition cancelledPaid(String reason, Instant at) {
    if (!status.isActive()) {
      throw new IllegalTransition(number, status, OrderStatus.CANCELLED);
    }
    return become(status, OrderStatus.CANCELLED, new OrderCancelled(number, reason, at), at);
  }

  /** Taken up again, because its money is there after all. */
  Transition revived(String reason, Instant at) {
    return become(
        OrderStatus.CANCELLED,
        OrderStatus.AWAITING_REQUIREMENTS,
        new OrderRevived(number, reason, at),
        at);
  }

  /** The same order in another status, if the table of moves allows it. */
  Order become(OrderStatus next, Instant at) {
    if (!status.next().contains(next)) {
      throw new IllegalTransition(number, status, next);
    }
    return new Order(number, token, buyer, seller, terms, next, createdAt, at);
  }

  private Transition become(OrderStatus from, OrderStatus next, OrderEvent event, Instant at) {
    if (status != from) {
      throw new IllegalTransition(number, status, next);
    }
    return new Transition(become(next, at), event);
  }

  boolean isBuyer(AccountId account) {
    return buyer.id().equals(account);
  }

  boolean isSeller(AccountId account) {
    return seller.id().equals(account);
  }

  /** A move that has been made: the order as it is now, and the news of it. */
  record Transition(Order order, OrderEvent event) {}
}
