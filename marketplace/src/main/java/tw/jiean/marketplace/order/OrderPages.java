package tw.jiean.marketplace.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.earning.Earnings;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;
import tw.jiean.marketplace.refund.RefundAccounts;
import tw.jiean.marketplace.refund.RefundStatus;
import tw.jiean.marketplace.refund.RefundView;
import tw.jiean.marketplace.refund.Refunds;

/** Puts together what a reader sees of an order. */
@Component
class OrderPages {

  private final Orders orders;
  private final Payments payments;
  private final Refunds refunds;
  private final RefundAccounts accounts;
  private final OrderProcess process;
  private final Earnings earnings;
  private final Attachments attachments;
  private final PaymentWords words;
  private final Clock clock;

  OrderPages(
      Orders orders,
      Payments payments,
      Refunds refunds,
      RefundAccounts accounts,
      OrderProcess process,
      Earnings earnings,
      Attachments attachments,
      PaymentWords words,
      Clock clock) {
    this.orders = orders;
    this.payments = payments;
    this.refunds = refunds;
    this.accounts = accounts;
    this.process = process;
    this.earnings = earnings;
    this.attachments = attachments;
    this.words = words;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  OrderPage draw(Order order, Viewer viewer) {
    return draw(order, viewer, Map.of(), List.of());
  }

  /** The same after a form was refused: what was typed is there again, with what was wrong. */
  @Transactional(readOnly = true)
  OrderPage draw(Order order, Viewer viewer, Map<String, String> typed, List<Problem> problems) {
    List<PaymentView> attempts = payments.attempts(order.number().reference());
    PaymentView counting = Payments.counting(attempts);
    PaymentInstructions instructions = instructions(order, counting, viewer);
    List<RefundView> goingBack =
        refunds.of(order.number().reference()).stream()
            .filter(refund -> refund.status() != RefundStatus.WITHDRAWN)
            // What the order never took was never to be the seller's.
            .filter(refund -> viewer != Viewer.SELLER || !refund.surplus())
            .toList();
    return new OrderPage(
        order,
        viewer,
        ResultState.of(order, counting),
        counting,
        words.name(counting),
        instructions,
        orders.history(order.number()),
        attempts.stream()
            .map(attempt ->
                new OrderPage.Attempt(
                    attempt, words.name(attempt), attempt.id().equals(counting.id())))
            .toList(),
        goingBack,
        viewer.pays() && RefundAccountForm.isFor(goingBack) ? account(order, goingBack) : null,
        viewer.pays() && order.status().payable() ? again(order, counting, instructions) : null,
        work(order, viewer, typed, problems));
  }

  private RefundAccountForm account(Order order, List<RefundView> goingBack) {
    return new RefundAccountForm(
        RefundAccountForm.isDue(goingBack),
        accounts.ending(order.number().reference()).orElse(null));
  }

  private WorkView work(
      Order order, Viewer viewer, Map<String, String> typed, List<Problem> problems) {
    Work work = process.of(order);
    ChargeReference reference = order.number().reference();
    Instant overSince =
        order.status().payable() ? payments.overSince(List.of(reference)).get(reference) : null;
    return new WorkView(
        work,
        viewer.actor(),
        process.deliveries(order.number()),
        attachments.of(order.number().value()),
        process.held(order),
        earnings.of(reference).orElse(null),
        overSince == null ? null : work.lapsesAt(overSince),
        typed,
        problems,
        OrderProcess.now(clock));
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
}
