package tw.jiean.marketplace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tw.jiean.ecpay.sandbox.trade.TradeView;
import tw.jiean.marketplace.order.OrderStatus;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.simulation.World.Placed;

/**
 * What must hold of a world: at every moment, and once everything that was under way has arrived.
 */
final class Truth {

  private final World world;

  /** How the database stood when it was last looked at. */
  private String seen = "";

  Truth(World world) {
    this.world = world;
  }

  /** An attempt as the database has it, with its order. */
  private record Attempt(
      String order,
      OrderStatus orderStatus,
      String tradeNo,
      PaymentStatus status,
      long amount,
      boolean paid,
      boolean simulated,
      boolean surplus,
      long booked,
      long orderFunded) {

    boolean counts() {
      return status.isPaid() && !surplus;
    }
  }

  /**
   * At every moment: nothing is paid that ECPay does not know as paid, and nothing twice; and
   * exactly what is paid is booked. Where nothing was written since the last look, it still holds.
   */
  void holdsNow() {
    String written =
        world.jdbc().sql("select pg_current_wal_insert_lsn()").query(String.class).single();
    if (!written.equals(seen)) {
      look();
      seen = written;
    }
  }

  private void look() {
    Map<String, TradeView> trades =
        world.ecpay().trades().stream()
            .collect(Collectors.toMap(TradeView::merchantTradeNo, trade -> trade, (a, b) -> a));
    Map<String, List<Attempt>> orders =
        attempts().stream().collect(Collectors.groupingBy(Attempt::order));
    orders.forEach((order, attempts) -> {
      for (Attempt attempt : attempts) {
        if (attempt.status().isPaid() && !attempt.simulated()) {
          assertThat(Objects.requireNonNull(trades.get(attempt.tradeNo())).state())
              .as("%s is paid at ECPay", attempt)
              .isEqualTo("paid");
        }
        assertThat(attempt.booked())
            .as("%s is booked once when it is paid, else not at all", attempt)
            .isEqualTo(attempt.paid() ? attempt.amount() : 0);
        assertThat(attempt.orderFunded()).as("how often %s was paid", order).isLessThanOrEqualTo(1);
      }
      long counting = attempts.stream().filter(Attempt::counts).count();
      assertThat(counting).as("attempts that count for %s", order).isLessThanOrEqualTo(1);
      OrderStatus status = attempts.getFirst().orderStatus();
      if (status == OrderStatus.AWAITING_PAYMENT) {
        assertThat(counting).as("%s waits for money", order).isZero();
      }
      if (status == OrderStatus.AWAITING_REQUIREMENTS) {
        assertThat(counting).as("%s is paid", order).isEqualTo(1);
      }
    });
  }

  /** When nothing is under way any more: all money that ECPay took is here and accounted for. */
  void holdsAtTheEnd() {
    look();
    Map<String, Attempt> ours =
        attempts().stream().collect(Collectors.toMap(Attempt::tradeNo, attempt -> attempt));
    for (TradeView trade : world.ecpay().trades()) {
      Attempt attempt = Objects.requireNonNull(ours.get(trade.merchantTradeNo()));
      if (trade.state().equals("paid")) {
        assertThat(attempt.status().isPaid())
            .as(() -> "%s is known as paid: %s, asked %s".formatted(trade, attempt, asked(attempt)))
            .isTrue();
        assertThat(attempt.amount()).isEqualTo(trade.amount());
      } else if (!attempt.simulated()) {
        assertThat(attempt.status().isPaid()).as("%s is not paid: %s", trade, attempt).isFalse();
        assertThat(attempt.status())
            .as("%s is decided", trade)
            .isNotIn(PaymentStatus.CREATED, PaymentStatus.CODE_ISSUED);
      }
    }
  }

  /** All that differed is explained, and what ECPay owed us it has paid out or given back. */
  void filesAgree() {
    String[] numbers = world.placed().stream().map(Placed::tradeNo).toArray(String[]::new);
    assertThat(
            world
                .jdbc()
                .sql(
                    """
                    select concat_ws(' ', kind, subject, day, ours, books, ecpay)
                    from reconciliation_break b left join payment_attempt a on a.id = b.attempt_id
                    where b.status = 'open' and a.simulated is distinct from true
                    """)
                .query(String.class)
                .list())
        .as("differences between us, the ledger and ECPay's files")
        .isEmpty();
    assertThat(
            world
                .jdbc()
                .sql(
                    """
                    select a.merchant_trade_no || ' ' || a.method || ' ' || sum(e.amount)
                    from payment_attempt a join ledger_entry e on e.subject = a.id::text
                    where a.merchant_trade_no = any (:numbers) and not a.simulated
                      and a.method not in ('twqr', 'bnpl') and e.account = 'ecpay_receivable'
                    group by a.merchant_trade_no, a.method having sum(e.amount) <> 0
                    """)
                .param("numbers", numbers)
                .query(String.class)
                .list())
        .as("payments for which ECPay owes something")
        .isEmpty();
  }

  /** When ECPay was asked about an attempt, and what came of it. */
  private String asked(Attempt attempt) {
    return world
        .jdbc()
        .sql(
            """
            select coalesce(string_agg(concat_ws(' ', q.asked_at, q.outcome), ', ' order by q.id), 'never')
            from payment_query q join payment_attempt a on a.id = q.attempt_id
            where a.merchant_trade_no = :number
            """)
        .param("number", attempt.tradeNo())
        .query(String.class)
        .single();
  }

  private List<Attempt> attempts() {
    return world
        .jdbc()
        .sql(
            """
            select o.order_no, o.status as order_status, a.merchant_trade_no, a.status, a.amount,
              a.paid_at is not null as paid, a.simulated, a.surplus, coalesce(l.amount, 0) as booked,
              (select count(*) from order_history h
                where h.order_id = o.id and h.status = 'AWAITING_REQUIREMENTS') as order_funded
            from orders o join payment_attempt a on a.reference = o.order_no
              left join ledger_transfer l on l.id = 'payment:' || a.id || ':received'
            where o.order_no = any(:orders) order by a.id
            """)
        .param("orders", orders())
        .query((row, _) ->
            new Attempt(
                row.getString("order_no"),
                OrderStatus.valueOf(row.getString("order_status")),
                row.getString("merchant_trade_no"),
                PaymentStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("amount"),
                row.getBoolean("paid"),
                row.getBoolean("simulated"),
                row.getBoolean("surplus"),
                row.getLong("booked"),
                row.getLong("order_funded")))
        .list();
  }

  private String[] orders() {
    return world.placed().stream()
        .map(one -> one.order().value())
        .distinct()
        .toArray(String[]::new);
  }
}
