package tw.jiean.marketplace.order;

/** An order was asked to make a move that {@link OrderStatus#next()} does not know. */
public final class IllegalTransition extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String order;
  private final OrderStatus from;
  private final OrderStatus to;

  IllegalTransition(OrderNumber order, OrderStatus from, OrderStatus to) {
    super("Order " + order + " cannot go from " + from + " to " + to);
    this.order = order.value();
    this.from = from;
    this.to = to;
  }

  /** The order that stays as it was. */
  public OrderNumber order() {
    return new OrderNumber(order);
  }

  /** The state that it is in. */
  public OrderStatus from() {
    return from;
  }

  /** The state that it cannot reach from there. */
  public OrderStatus to() {
    return to;
  }
}
