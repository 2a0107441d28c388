package tw.jiean.marketplace.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.page.Turn;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;
import tw.jiean.marketplace.refund.RefundView;
import tw.jiean.marketplace.refund.Refunds;

/** Pages of the orders that somebody has bought or sold. */
@Component
class OrderLists {

  static final int PAGE_SIZE = 20;

  private final WorkRepository works;
  private final Payments payments;
  private final Refunds refunds;
  private final Clock clock;

  OrderLists(WorkRepository works, Payments payments, Refunds refunds, Clock clock) {
    this.works = works;
    this.payments = payments;
    this.refunds = refunds;
    this.clock = clock;
  }

  /**
   * One page.
   *
   * @param side BUYER or SELLER
   * @param shelf which of them
   * @param previous address of the page of newer ones, or null
   * @param next address of the page of older ones, or null
   */
  record Page(
      Viewer side,
      OrderShelf shelf,
      List<Row> rows,
      @Nullable String previous,
      @Nullable String next) {

    /** All shelves, for the links between them. */
    public List<OrderShelf> shelves() {
      return List.of(OrderShelf.values());
    }

    /** Address of the first page of a shelf. */
    public String url(OrderShelf other) {
      return OrderLists.url(side, other);
    }
  }

  private static String url(Viewer side, OrderShelf shelf) {
    String as = side == Viewer.SELLER ? "seller" : "buyer";
    return "/orders/?as=" + as + (shelf == OrderShelf.ALL ? "" : "&show=" + shelf.word());
  }

  /**
   * One order with the attempt that counts.
   *
   * @param work where it stands, who acts next and until when
   * @param owesAccount whether a refund waits for the reader to say to which account it goes
   */
  record Row(Order order, PaymentView payment, WorkView work, boolean owesAccount) {

    /** Whether the reader has something to do that others wait for. */
    public boolean myTurn() {
      return owesAccount || (work.myTurn() && order.status().isActive());
    }

    /** Name of the text that says how its payment stands. */
    public String paymentText() {
      boolean over =
          payment.status() == PaymentStatus.CODE_ISSUED
              && payment.codeExpiresAt() != null
              && !work.now().isBefore(payment.codeExpiresAt());
      return over ? "order.next.code_over.title" : "order.payment." + payment.status().word();
    }
  }

  @Transactional(readOnly = true)
  Page draw(AccountId account, Viewer side, OrderShelf shelf, Turn turn) {
    Turn.Stretch<Work> stretch =
        turn.stretch(
            PAGE_SIZE,
            (from, limit) ->
                side == Viewer.SELLER
                    ? works.soldBy(account, shelf, from, limit)
                    : works.boughtBy(account, shelf, from, limit));
    List<ChargeReference> references =
        stretch.rows().stream().map(work -> work.order().number().reference()).toList();
    Map<ChargeReference, PaymentView> counting = payments.counting(references);
    Map<ChargeReference, List<RefundView>> goingBack =
        side.pays() ? refunds.of(references) : Map.of();
    Instant now = OrderProcess.now(clock);
    return new Page(
        side,
        shelf,
        stretch.rows().stream()
            .map(work -> row(WorkView.inList(work, side.actor(), now), counting, goingBack))
            .toList(),
        stretch.previous(url(side, shelf) + "&", OrderLists::name),
        stretch.next(url(side, shelf) + "&", OrderLists::name));
  }

  private static String name(Work work) {
    return work.order().number().value();
  }

  private static Row row(
      WorkView work,
      Map<ChargeReference, PaymentView> counting,
      Map<ChargeReference, List<RefundView>> goingBack) {
    Order order = work.work().order();
    ChargeReference reference = order.number().reference();
    PaymentView payment = counting.get(reference);
    if (payment == null) {
      throw new IllegalStateException("Order " + order.number() + " has no payment attempt");
    }
    return new Row(
        order,
        payment,
        work,
        RefundAccountForm.isDue(goingBack.getOrDefault(reference, List.of())));
  }
}
