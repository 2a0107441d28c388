package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;

/** Pages of the orders that somebody has bought or sold. */
@Component
class OrderLists {

  static final int PAGE_SIZE = 20;

  private final Orders orders;
  private final Payments payments;

  OrderLists(Orders orders, Payments payments) {
    this.orders = orders;
    this.payments = payments;
  }

  /**
   * One page.
   *
   * @param side BUYER or SELLER
   * @param page from 1
   */
  record Page(Viewer side, List<Row> rows, int page, boolean hasNext) {

    /** Address of the page before, or null. */
    public @Nullable String previous() {
      return page > 1 ? url(page - 1) : null;
    }

    /** Address of the page after, or null. */
    public @Nullable String next() {
      return hasNext ? url(page + 1) : null;
    }

    private String url(int number) {
      return "/orders/?as=" + (side == Viewer.SELLER ? "seller" : "buyer") + "&page=" + number;
    }
  }

  /** One order with the attempt that counts. */
  record Row(Order order, PaymentView payment, ResultState state) {}

  Page draw(AccountId account, Viewer side, int page) {
    int offset = (page - 1) * PAGE_SIZE;
    List<Order> found =
        side == Viewer.SELLER
            ? orders.soldBy(account, offset, PAGE_SIZE + 1)
            : orders.boughtBy(account, offset, PAGE_SIZE + 1);
    List<Order> shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
    Map<ChargeReference, PaymentView> counting =
        payments.counting(shown.stream().map(order -> order.number().reference()).toList());
    return new Page(
        side,
        shown.stream().map(order -> row(order, counting)).toList(),
        page,
        found.size() > PAGE_SIZE);
  }

  private static Row row(Order order, Map<ChargeReference, PaymentView> counting) {
    PaymentView payment = counting.get(order.number().reference());
    if (payment == null) {
      throw new IllegalStateException("Order " + order.number() + " has no payment attempt");
    }
    return new Row(order, payment, ResultState.of(order, payment));
  }
}
