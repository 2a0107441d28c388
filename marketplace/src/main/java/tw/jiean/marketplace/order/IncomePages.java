package tw.jiean.marketplace.order;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.earning.Earning;
import tw.jiean.marketplace.earning.EarningSums;
import tw.jiean.marketplace.earning.Earnings;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.page.Turn;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.refund.RefundStatus;
import tw.jiean.marketplace.refund.RefundView;
import tw.jiean.marketplace.refund.Refunds;

/** Puts together what a seller has earned: held, clearing, available, and order by order. */
@Component
class IncomePages {

  static final int PAGE_SIZE = 20;

  private static final String ADDRESS = "/studio/income/?";
  private static final int MONTHS = 6;
  private static final int HIGHEST = 100;

  private final OrderRepository orders;
  private final Earnings earnings;
  private final Refunds refunds;

  IncomePages(OrderRepository orders, Earnings earnings, Refunds refunds) {
    this.orders = orders;
    this.earnings = earnings;
    this.refunds = refunds;
  }

  /**
   * One page.
   *
   * @param held what is held for orders that are not finished, commission included
   * @param active how many orders that is for
   * @param months the last ones, oldest first
   * @param rows newest first
   * @param previous address of the page of newer ones, or null
   * @param next address of the page of older ones, or null
   */
  record Page(
      Money held,
      int active,
      EarningSums sums,
      List<Month> months,
      List<Row> rows,
      @Nullable String previous,
      @Nullable String next) {}

  /**
   * A month's earnings.
   *
   * @param height of its bar, 0 to 100
   */
  record Month(YearMonth month, Money earned, long height) {

    /** {@code 2026/11}. */
    public String text() {
      return month.getYear() + "/" + month.getMonthValue();
    }
  }

  /** One earning with its order. */
  record Row(Earning earning, Order order) {

    /** The colour of where it stands. */
    public String tone() {
      return switch (earning.status()) {
        case AVAILABLE -> "success";
        case FROZEN -> "error";
        case PENDING_CLEARANCE, CLAWED_BACK -> "neutral";
      };
    }
  }

  Page draw(AccountId seller, Turn turn) {
    List<Order> active = orders.active(seller);
    Turn.Stretch<Earning> stretch =
        turn.stretch(
            PAGE_SIZE,
            (from, limit) -> {
              if (from.at() == null) {
                return earnings.newest(seller, limit);
              }
              ChargeReference order = new ChargeReference(from.at());
              return from.backwards()
                  ? earnings.newer(seller, order, limit)
                  : earnings.older(seller, order, limit);
            });
    return new Page(
        held(active),
        active.size(),
        earnings.sums(seller),
        months(seller),
        rows(stretch.rows()),
        stretch.previous(ADDRESS, IncomePages::name),
        stretch.next(ADDRESS, IncomePages::name));
  }

  /** The number of its order, for nothing else is earned with. */
  private static String name(Earning earning) {
    return earning.reference().value();
  }

  private List<Month> months(AccountId seller) {
    SortedMap<YearMonth, Money> earned = earnings.months(seller, MONTHS);
    long most = earned.values().stream().mapToLong(Money::dollars).max().orElse(0);
    return earned.entrySet().stream()
        .map(month ->
            new Month(
                month.getKey(),
                month.getValue(),
                most == 0 ? 0 : month.getValue().dollars() * HIGHEST / most))
        .toList();
  }

  private List<Row> rows(List<Earning> shown) {
    Map<OrderNumber, Order> byNumber =
        orders.find(
            shown.stream()
                .flatMap(earning -> OrderNumber.of(earning.reference()).stream())
                .toList());
    return shown.stream()
        .flatMap(earning ->
            OrderNumber.of(earning.reference()).map(byNumber::get).stream()
                .map(order -> new Row(earning, order)))
        .toList();
  }

  /** Prices less what goes or went back: so much is in escrow. */
  private Money held(List<Order> active) {
    long prices = active.stream().mapToLong(order -> order.terms().price().dollars()).sum();
    long back =
        refunds
            .of(active.stream().map(order -> order.number().reference()).toList())
            .values()
            .stream()
            .flatMap(Collection::stream)
            .filter(refund -> !refund.surplus() && refund.status() != RefundStatus.WITHDRAWN)
            .map(RefundView::amount)
            .mapToLong(Money::dollars)
            .sum();
    return Money.of(prices - back);
  }
}
