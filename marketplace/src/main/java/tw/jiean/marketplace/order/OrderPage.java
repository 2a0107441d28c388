package tw.jiean.marketplace.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.refund.RefundView;

/**
 * One order as one reader sees it.
 *
 * @param payment the attempt that counts
 * @param method its name
 * @param instructions what the buyer pays with at a bank or store, or null when that is nothing or
 *     not for this reader
 * @param history what happened, oldest first
 * @param attempts all of them, newest first
 * @param refunds what goes or went back, oldest first
 * @param refundAccount where the buyer says to which account a refund is transferred, or null when
 *     none is, or for other readers
 * @param again the form that pays by a new attempt, or null when there is nothing to pay or the
 *     reader is not the buyer
 * @param work what comes after payment
 */
record OrderPage(
    Order order,
    Viewer viewer,
    ResultState state,
    PaymentView payment,
    String method,
    @Nullable PaymentInstructions instructions,
    List<HistoryEntry> history,
    List<Attempt> attempts,
    List<RefundView> refunds,
    @Nullable RefundAccountForm refundAccount,
    @Nullable PayAgain again,
    WorkView work) {

  /** One payment attempt, with the name of its method. */
  record Attempt(PaymentView payment, String method, boolean counts) {}

  /** Changes whenever the page would show something else; the page's script compares it. */
  public String version() {
    return work.phase()
        + "/"
        + (showsPayments() ? payment.status().word() + "/" + payment.merchantTradeNo() : "")
        + "/"
        + history.size();
  }

  /** Who that is by name; nothing for staff, for the clock and for nobody. */
  public String name(@Nullable Actor actor) {
    if (actor == null) {
      return "";
    }
    return switch (actor) {
      case BUYER -> order.buyer().displayName();
      case SELLER -> order.seller().displayName();
      case OPERATOR, SYSTEM -> "";
    };
  }

  /** Whether the form for another attempt is shown: not while a person looks after a payment. */
  public boolean canPayAgain() {
    return again != null && !phase().equals(PaymentStatus.NEEDS_REVIEW.word());
  }

  /** The buyer has something to pay with at a bank or store, and time to do so. */
  public boolean hasOpenCode() {
    return instructions != null && !instructions.isOver();
  }

  /**
   * How the buyer pays, and how often he tries, the seller does not see: only whether it is paid.
   */
  public boolean showsPayments() {
    return viewer != Viewer.SELLER;
  }

  /** The buyer may give the order up; like paying, not while a person looks after a payment. */
  public boolean canCancelUnpaid() {
    return canPayAgain() && work.canCancelUnpaid();
  }

  /** The order is over, and somebody may still hold a code to pay it with. */
  public boolean hasStaleCode() {
    return order.status() == OrderStatus.CANCELLED
        && viewer.pays()
        && attempts.stream()
            .anyMatch(attempt -> attempt.payment().status() == PaymentStatus.CODE_ISSUED);
  }

  /** What the buyer wants changed, or null while that is not what the seller works on. */
  public @Nullable HistoryEntry changes() {
    return order.status() != OrderStatus.IN_REVISION
        ? null
        : history.reversed().stream()
            .filter(entry -> "revision_requested".equals(entry.event()))
            .findFirst()
            .orElse(null);
  }

  /** Money came for an order that was cancelled before. */
  public boolean lateMoney() {
    return showsPayments()
        && order.status() == OrderStatus.CANCELLED
        && attempts.stream()
            .map(attempt -> attempt.payment())
            .noneMatch(payment -> payment.status().isPaid() && !payment.surplus())
        && attempts.stream().anyMatch(attempt -> attempt.payment().surplus());
  }

  /**
   * Money came for it at some time, so there is something to say of where it is. What was not for
   * the order is none of the seller's business.
   */
  public boolean hadMoney() {
    return attempts.stream()
        .map(attempt -> attempt.payment())
        .anyMatch(
            payment -> payment.paidAt() != null && (viewer != Viewer.SELLER || !payment.surplus()));
  }

  /** More money came than was due, and is not back yet. */
  public boolean surplus() {
    return showsPayments()
        && attempts.stream()
            .map(Attempt::payment)
            .anyMatch(payment -> payment.surplus() && payment.status() != PaymentStatus.REFUNDED);
  }

  /** The text that says how things stand: who ended it matters more than who reads it. */
  public String stateText() {
    String reader = viewer.pays() ? ".buyer" : ".other";
    // Not the order's status: a dispute may lie over it.
    boolean completed = phase().equals(OrderStatus.COMPLETED.word());
    if (completed && happened("completed_by_operator")) {
      return "order.next.completed.ruled";
    }
    if (completed && happened("completed_by_system")) {
      return "order.next.completed.silent" + reader;
    }
    if (order.status() == OrderStatus.CANCELLED && viewer.pays() && !refunds.isEmpty()) {
      return "order.next.cancelled.refund";
    }
    String answering = work.canAnswerCancel() ? ".answer" : "";
    return "order.next." + phase() + answering + reader;
  }

  /** A refund waits for the reader to say to which account it goes. */
  public boolean owesAccount() {
    return refundAccount != null && refundAccount.due();
  }

  /** Whether the reader has something to do that others wait for. */
  public boolean myTurn() {
    return owesAccount() || (work.myTurn() && order.status().isActive());
  }

  private boolean happened(String event) {
    return history.stream().anyMatch(entry -> event.equals(entry.event()));
  }

  /**
   * What the reader is told of the state and of who acts next: the order's word, and while it is
   * not paid the payment's, or for the seller just that.
   */
  public String phase() {
    if (order.status() == OrderStatus.AWAITING_PAYMENT && !showsPayments()) {
      return PaymentStatus.CREATED.word();
    }
    if (instructions != null && instructions.isOver()) {
      return "code_over";
    }
    return order.status() == OrderStatus.AWAITING_PAYMENT
        ? switch (payment.status()) {
          case CREATED, UNKNOWN, CODE_ISSUED, EXPIRED, FAILED, NEEDS_REVIEW ->
              payment.status().word();
          // Paid, but the order is not: the sums differ, which only a person can solve.
          case PAID, REFUND_PENDING, PARTIALLY_REFUNDED, REFUNDED ->
              PaymentStatus.NEEDS_REVIEW.word();
        }
        : work.phase();
  }
}
