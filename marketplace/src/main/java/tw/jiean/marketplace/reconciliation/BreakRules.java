package tw.jiean.marketplace.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.payment.MethodFee;
import tw.jiean.marketplace.payment.MethodFees;
import tw.jiean.marketplace.payment.PaymentMethod;

/**
 * What counts as a break: one rule for each kind, on the tables that {@link Comparison} has made
 * for this transaction, {@code compared} with one wide row for each trade and {@code their_row}
 * with ECPay's.
 */
@Repository
class BreakRules {

  /** A fee may differ by so much, because a part of it is counted to a tenth of a cent. */
  private static final BigDecimal FEE_TOLERANCE = new BigDecimal("0.01");

  private final JdbcClient jdbc;
  private final ReconciliationSettings settings;
  private final MethodFees fees;

  BreakRules(JdbcClient jdbc, ReconciliationSettings settings, MethodFees fees) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.fees = fees;
  }

  /**
   * Fills the table {@code finding}.
   *
   * @param reached the last day of which all files have come
   * @param payouts whether ECPay gives files of payouts here
   */
  void find(LocalDate reached, boolean payouts) {
    jdbc.sql(
            """
            create temporary table finding (kind text, subject text collate "C", trade_no text collate "C",
              day date, attempt_id bigint, ecpay_trade_no text, ours text, books text, ecpay text,
              at_stake numeric)
            on commit drop
            """)
        .update();
    // A trade that is not ours: the authorisation's number tells it from others of the same name.
    jdbc.sql(
            """
            insert into finding
            select 'missing_here', coalesce('gwsr:' || gwsr, ecpay_trade_no, trade_no), min(trade_no), max(day),
              null, min(ecpay_trade_no), null, null, max(abs(amount)), max(abs(amount))
            from their_row r where paid and not exists (select from our_side o where o.trade_no = r.trade_no)
            group by 2
            """)
        .update();
    rule(
        "missing_here",
        "c.first_day",
        "c.status",
        "c.received",
        "c.paid_amount",
        "c.paid_amount",
        "c.paid_at is null and c.paid_rows > 0");
    rule(
        "missing_there",
        "c.paid_on",
        "c.amount",
        "c.received",
        "null",
        "c.amount",
        """
        c.paid and c.paid_rows + c.unpaid_rows = 0 and exists (
          select from statement_file where source = 'trades_paid' and day = c.paid_on and file_no > 0)
        """);
    rule(
        "amount",
        """
        coalesce((select max(r.day) from their_row r
          where r.trade_no = c.trade_no and r.paid and r.amount > 0 and r.amount <> c.amount), c.paid_on)
        """,
        "case when c.paid_at is null then 0 else c.amount end",
        "c.received",
        "case when c.least <> c.amount then c.least else c.most end",
        """
        greatest(abs(c.amount - c.least), abs(c.amount - c.most),
          abs(case when c.paid_at is null then 0 else c.amount end - c.received))
        """,
        """
        case when c.paid_at is null then c.received <> 0 and c.paid_rows = 0
          else c.received <> c.amount or c.paid and (c.least <> c.amount or c.most <> c.amount) end
        """);
    rule(
        "status",
        "coalesce(c.first_day, c.paid_on)",
        "case when c.simulated then 'simulated' else c.status end",
        "c.received",
        "case when c.paid_rows = 0 then 'unpaid' else 'paid' end",
        "c.amount",
        "c.paid and c.paid_rows = 0 and c.unpaid_rows > 0 or c.simulated and c.paid_rows > 0");
    rule(
        "duplicate",
        "c.first_day",
        "1",
        "c.received",
        "c.times",
        "c.amount * (c.times - 1)",
        "c.paid_at is not null and c.times > 1");
    String otherDay = "case when c.first_day <> c.paid_on then c.first_day else c.last_day end";
    rule(
        "date",
        otherDay,
        "c.paid_on",
        "c.received",
        otherDay,
        "c.amount",
        """
        c.paid and c.paid_rows > 0 and c.times = 1
          and (c.first_day <> c.paid_on or c.last_day <> c.paid_on)
        """);
    // An authorisation that was let go never shows in a file, nor what a person gave back
    // elsewhere.
    rule(
        "refund",
        """
        coalesce(case when c.given_back < c.card_due + c.hand_due then c.refunded_on end,
          (select max(r.day) from their_row r where r.trade_no = c.trade_no and r.amount < 0),
          c.refunded_on, c.paid_on)
        """,
        "c.refunded",
        "c.booked_back",
        "c.given_back_most",
        "greatest(abs(c.refunded - c.booked_back), abs(c.refunded - c.given_back_most))",
        """
        c.paid and (c.booked_back <> c.refunded or c.given_back_most > c.refunded
          or c.given_back < c.card_due + case when c.captures > 0 then c.hand_due else 0 end)
        """);
    findFees();
    if (payouts) {
      findOverdue(reached);
    }
  }

  /**
   * One rule on the wide row {@code c}.
   *
   * @param day whose files may explain it
   */
  private void rule(
      String kind,
      String day,
      String ours,
      String books,
      String ecpay,
      String atStake,
      String condition) {
    jdbc.sql(
            """
            insert into finding
            select '%s', c.trade_no, c.trade_no, %s, c.id, c.ecpay_trade_no, %s, %s, %s, %s
            from compared c where %s
            """
                .formatted(kind, day, ours, books, ecpay, atStake, condition))
        .update();
  }

  /**
   * The fee of each settled row against the contract's, where nothing else is wrong with the trade.
   */
  private void findFees() {
    List<Object[]> rules = new ArrayList<>();
    for (PaymentMethod method : PaymentMethod.values()) {
      fees.of(method)
          .ifPresent(
              fee -> fee.rates().forEach(rate -> rules.add(rule(method, fee, rate, rules.size()))));
    }
    jdbc.sql(
            """
            with rule as (
              select * from unnest(:method, :rate, :minimum, :fixed, :decimals, :number)
                rule (method, rate, minimum, fixed, decimals, number)
            ), settled as (
              select c.trade_no, c.id, c.ecpay_trade_no, c.received, r.fee,
                r.net is not null and r.net <> r.amount - r.fee as torn,
                rule.number,
                round_half_down(greatest(c.amount * rule.rate / 100 + rule.fixed, rule.minimum),
                  rule.decimals) * r.amount / c.amount as expected,
                r.id as row_id, r.day, r.amount
              from compared c
              join their_row r using (trade_no)
              join unnest(:methods, :channels) m (method, channel) on m.method = c.method
              left join rule on rule.method = c.method
              where c.paid and r.fee is not null
                and (r.source in ('funding_captured', 'funding_paid_out')
                  or r.source = 'trades_paid_out' and m.channel <> 'card')
                and (r.amount < 0 or r.amount = c.amount)
                and not exists (select from finding f
                  where f.trade_no = c.trade_no and f.kind in ('amount', 'refund', 'duplicate'))
            ), judged as (
              select trade_no, id, ecpay_trade_no, received, fee, row_id, day,
                bool_or(torn) as torn,
                coalesce(bool_or(abs(fee - expected) <= :tolerance or amount < 0 and fee = 0), true) as right_fee,
                (array_agg(expected order by number))[1] as expected
              from settled
              group by trade_no, id, ecpay_trade_no, received, fee, row_id, day
            )
            insert into finding
            select distinct on (trade_no) 'fee', trade_no, trade_no, day, id, ecpay_trade_no,
              trim_scale(round(expected, 3)), received, trim_scale(fee), abs(fee - coalesce(expected, 0))
            from judged where torn or not right_fee
            order by trade_no, row_id
            """)
        .param("method", column("text", rules, 0))
        .param("rate", column("numeric", rules, 1))
        .param("minimum", column("numeric", rules, 2))
        .param("fixed", column("numeric", rules, 3))
        .param("decimals", column("int4", rules, 4))
        .param("number", column("int4", rules, 5))
        .param("methods", new SqlArrayValue("text", (Object[]) Channel.methods()))
        .param("channels", new SqlArrayValue("text", (Object[]) Channel.channels()))
        .param("tolerance", FEE_TOLERANCE)
        .update();
  }

  /** Money that ECPay should have paid out, or taken back, and of which nothing else is wrong. */
  private void findOverdue(LocalDate reached) {
    String[] settled = fees.settled().stream().map(PaymentMethod::code).toArray(String[]::new);
    jdbc.sql(
            """
            insert into finding
            select 'status', trade_no, trade_no, case when balance < 0 then refunded_on else paid_on end, id,
              ecpay_trade_no, status, balance, 'not_settled', abs(balance)
            from compared c
            where paid and balance <> 0 and moved_at < :due and method = any (:settled)
              and not exists (select from finding f where f.trade_no = c.trade_no)
            """)
        .param(
            "due",
            StatementFiles.utc(WorkingDays.start(reached.minusDays(settings.payoutWithin() - 1L))))
        .param("settled", new SqlArrayValue("text", (Object[]) settled))
        .update();
  }

  private static Object[] rule(PaymentMethod method, MethodFee fee, BigDecimal rate, int number) {
    return new Object[] {method.code(), rate, fee.minimum(), fee.fixed(), fee.decimals(), number};
  }

  private static SqlArrayValue column(String type, List<Object[]> rows, int index) {
    return new SqlArrayValue(type, rows.stream().map(row -> row[index]).toArray());
  }
}
