package tw.jiean.marketplace.order;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;
import tw.jiean.marketplace.refund.RefundStatus;
import tw.jiean.marketplace.refund.Refunds;

/** Puts together what a reader sees of an order. */
@Component
class OrderPages {

  private final Orders orders;
  private final Payments payments;
  private final Refunds refunds;
  private final PaymentWords words;
  private final Clock clock;

  OrderPages(Orders orders, Payments payments, Refunds refunds, PaymentWords words, Clock clock) {
    this.orders = orders;
    this.payments = payments;
    this.refunds = refunds;
    this.words = words;
    this.clock = clock;
  }

  OrderPage draw(Order order, Viewer viewer) {
    PaymentView counting = payments.counting(order.number().reference()).orElseThrow();
    PaymentInstructions instructions = instructions(order, counting, viewer);
    return new OrderPage(
        order,
        viewer,
        ResultState.of(order, counting),
        counting,
        words.name(counting),
        instructions,
        orders.history(order.number()),
        attempts(order, counting),
        refunds.of(order.number().reference()).stream()
            .filter(refund -> refund.status() != RefundStatus.WITHDRAWN)
            .toList(),
        viewer.pays() && order.status().payable() ? again(order, counting, instructions) : null);
  }

  /** Who holds a code that is still good wants another way; everybody else the same one again. */
  private PayAgain again(
      Order order, PaymentView counting, @Nullable PaymentInstructions instructions) {
    boolean otherwise = instructions != null && !instructions.isOver();
    MethodChoice likely = otherwise ? MethodChoice.NONE : MethodChoice.of(counting);
    return PayAgain.of(order, words.menu(order.terms().price(), likely), null);
  }

  private @Nullable PaymentInstructions instructions(
      Order order, PaymentView payment, Viewer viewer) {
    return viewer.pays()
            && payment.code() != null
            && ResultState.of(order, payment) == ResultState.WAITING
        ? PaymentInstructions.of(payment.code(), payment.codeExpiresAt(), clock)
        : null;
  }

  private List<OrderPage.Attempt> attempts(Order order, PaymentView counting) {
    return payments.attempts(order.number().reference()).stream()
        .map(attempt ->
            new OrderPage.Attempt(attempt, words.name(attempt), attempt.id().equals(counting.id())))
        .toList();
  }
}
