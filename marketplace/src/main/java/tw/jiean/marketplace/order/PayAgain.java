package tw.jiean.marketplace.order;

import org.jspecify.annotations.Nullable;

/**
 * The form that pays an order by a new attempt.
 *
 * @param requestId names this showing of the form
 * @param problem what was wrong with what was sent, or null
 */
record PayAgain(OrderNumber order, MethodMenu menu, String requestId, @Nullable Problem problem) {

  static PayAgain of(Order order, MethodMenu menu, @Nullable Problem problem) {
    return new PayAgain(order.number(), menu, RequestId.random().value(), problem);
  }
}
