package tw.jiean.marketplace.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.ecpay.EcpayConfig;

/**
 * Compares the three sides of every trade that a day touches, and of every trade with an open
 * break, by whatever is known of it on all days: one wide row for each trade, to which {@link
 * BreakRules} are applied.
 */
@Repository
class Comparison {

  /** Who closes breaks that a later file explains, and why; both are keys of texts. */
  static final String ITSELF = "reconciliation";

  private static final String EXPLAINED = "explained";

  private final JdbcClient jdbc;
  private final BreakRules rules;
  private final ReconciliationSettings settings;
  private final EcpayConfig ecpay;
  private final Clock clock;

  Comparison(
      JdbcClient jdbc,
      BreakRules rules,
      ReconciliationSettings settings,
      EcpayConfig ecpay,
      Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.settings = settings;
    this.ecpay = ecpay;
    this.clock = clock;
  }

  /**
   * Compares, stores what differs, and closes what differs no more. Compared again with nothing
   * new, it changes nothing but when a break was last seen.
   *
   * @param sources the files that ECPay gives here
   * @param complete whether all of the day's are there
   */
  @Transactional
  public void compare(LocalDate day, List<StatementSource> sources, boolean complete) {
    // One at a time: what one closes the other must not find.
    jdbc.sql("select pg_advisory_xact_lock(hashtext('reconciliation'))").query(row -> {});
    Instant now = clock.instant();
    sum(day, complete, now);
    if (touched(day) == 0) {
      return;
    }
    LocalDate reached = reached();
    ourSide(reached);
    theirSide();
    rules.find(reached, sources.stream().anyMatch(StatementSource::isFunding));
    store(day, now);
    close(now);
  }

  /** The trades that are compared, and how many they are. */
  private long touched(LocalDate day) {
    jdbc.sql(
            """
            create temporary table touched on commit drop as
            select trade_no from statement_current where day = :day
            union
            select trade_no from reconciliation_attempt where paid_at >= :start and paid_at < :end
            union
            select a.trade_no from ledger_entry e
            join reconciliation_attempt a
              on a.id = case when e.account = 'ecpay_receivable' then e.subject::bigint end
            where e.account = 'ecpay_receivable'
              and e.reason in ('payment_received', 'surplus_received', 'refund_paid_by_ecpay', 'correction')
              and (e.recorded_at >= :start and e.recorded_at < :end
                or e.recorded_at >= :refund and e.recorded_at < :refundEnd
                or e.recorded_at >= :payout and e.recorded_at < :payoutEnd)
            union
            select a.trade_no from reconciliation_refund f join reconciliation_attempt a on a.id = f.attempt_id
            where f.closed_at >= :start and f.closed_at < :end
              or f.closed_at >= :refund and f.closed_at < :refundEnd
            union
            select trade_no from reconciliation_break where status = 'open'
            """)
        .param("day", day)
        .param("start", start(day))
        .param("end", start(day.plusDays(1)))
        .param("refund", start(day.minusDays(settings.refundWithin())))
        .param("refundEnd", start(day.minusDays(settings.refundWithin() - 1L)))
        .param("payout", start(day.minusDays(settings.payoutWithin())))
        .param("payoutEnd", start(day.minusDays(settings.payoutWithin() - 1L)))
        .update();
    jdbc.sql("analyze touched").update();
    return jdbc.sql("select count(*) from touched").query(Long.class).single();
  }

  /** The last day of which all files have come: what they lack may still come later. */
  private LocalDate reached() {
    return jdbc.sql("select max(day) from reconciliation_day where complete")
        .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single()
        .orElse(LocalDate.EPOCH);
  }

  /** Our attempts and refunds of these trades, with what the books say of each. */
  private void ourSide(LocalDate reached) {
    jdbc.sql(
            """
            create temporary table our_attempt on commit drop as
            select a.*, ('ecpay_receivable:' || a.id) collate "C" as side from touched
            join reconciliation_attempt a using (trade_no) where a.merchant_id = :merchant
            """)
        .param("merchant", ecpay.merchantId().value())
        .update();
    jdbc.sql("analyze our_attempt").update();
    jdbc.sql(
            """
            create temporary table our_side on commit drop as
            select a.*, coalesce(balance, 0) as balance, coalesce(received, 0) as received, moved_at,
              coalesce(refunded, 0) as refunded, coalesce(booked_back, 0) as booked_back,
              coalesce(card_due, 0) as card_due, coalesce(hand_due, 0) as hand_due, refunded_on
            from our_attempt a
            left join (
              select e.side, sum(e.amount) as balance, max(recorded_at) as moved_at,
                sum(e.amount) filter (where reason in ('payment_received', 'surplus_received')
                  or reason = 'correction' and (contra ^@ 'order_escrow' or contra ^@ 'surplus')) as received,
                -sum(e.amount) filter (where reason = 'refund_paid_by_ecpay'
                  or reason = 'correction' and contra ^@ 'refund_payable') as booked_back
              from our_attempt o join ledger_entry e on e.side = o.side
              group by e.side) books using (side)
            left join (
              select attempt_id, sum(amount) as refunded, max(closed_on) as refunded_on,
                sum(amount) filter (where way = 'card' and closed_at < :refundDue) as card_due,
                sum(amount) filter (where way = 'hand' and closed_at < :refundDue) as hand_due
              from reconciliation_refund where attempt_id in (select id from our_attempt)
              group by attempt_id) refunds on attempt_id = a.id
            """)
        .param("refundDue", start(reached.minusDays(settings.refundWithin() - 1L)))
        .update();
    jdbc.sql("analyze our_side").update();
  }

  /** What ECPay's files say of these trades, on whichever day, beside our side. */
  private void theirSide() {
    jdbc.sql(
            """
            create temporary table their_row on commit drop as
            select r.* from touched join statement_current r using (trade_no)
            """)
        .update();
    jdbc.sql("create index on their_row (trade_no)").update();
    jdbc.sql("analyze their_row").update();
    jdbc.sql(
            """
            create temporary table compared on commit drop as
            select o.*, e.ecpay_trade_no, e.paid_amount, e.least, e.most, e.first_day,
              e.last_day, e.captured_on, coalesce(e.paid_rows, 0) as paid_rows, coalesce(e.unpaid_rows, 0) as unpaid_rows,
              coalesce(e.captures, 0) as captures, coalesce(e.times, 0) as times,
              coalesce(e.given_back, 0) as given_back,
              greatest(e.given_back, e.taken_back, e.told_back, 0) as given_back_most
            from our_side o
            left join (
              select trade_no, min(ecpay_trade_no) as ecpay_trade_no,
                count(*) filter (where source = 'trades_paid' and paid) as paid_rows,
                max(amount) filter (where source = 'trades_paid' and paid) as paid_amount,
                count(*) filter (where source = 'trades_paid' and not paid) as unpaid_rows,
                min(amount) filter (where paid and amount > 0) as least,
                max(amount) filter (where paid and amount > 0) as most,
                least(min(day) filter (where source = 'trades_paid' and paid), min(traded_on)) as first_day,
                greatest(max(day) filter (where source = 'trades_paid' and paid), max(traded_on)) as last_day,
                count(*) filter (where source = 'funding_captured' and amount > 0) as captures,
                greatest(count(*) filter (where source = 'trades_paid' and paid),
                  count(*) filter (where source = 'funding_captured' and amount > 0),
                  count(*) filter (where source = 'funding_paid_out' and amount > 0),
                  count(*) filter (where source = 'trades_paid_out' and paid)) as times,
                -sum(amount) filter (where source = 'funding_captured' and amount < 0) as given_back,
                -sum(amount) filter (where source = 'funding_paid_out' and amount < 0) as taken_back,
                max(refunded) as told_back,
                max(captured_on) filter (where amount > 0) as captured_on
              from their_row group by trade_no) e using (trade_no)
            """)
        .update();
    jdbc.sql("analyze compared").update();
  }

  /**
   * A break that is seen again stays the same row. Closed by itself it opens again; closed by a
   * person it does when what the sides say has changed.
   */
  private void store(LocalDate day, Instant now) {
    jdbc.sql(
            """
            insert into reconciliation_break as known (kind, subject, day, trade_no, attempt_id,
              ecpay_trade_no, ours, books, ecpay, at_stake, first_seen, last_seen, status)
            select kind, subject, coalesce(day, :day), trade_no, attempt_id, ecpay_trade_no, ours, books, ecpay,
              at_stake, :now, :now, 'open'
            from finding
            on conflict (kind, subject) do update set day = excluded.day,
              ecpay_trade_no = excluded.ecpay_trade_no, ours = excluded.ours, books = excluded.books,
              ecpay = excluded.ecpay, at_stake = excluded.at_stake, last_seen = excluded.last_seen,
              status = case when %1$s then known.status else 'open' end,
              closed_by = case when %1$s then known.closed_by end,
              closed_at = case when %1$s then known.closed_at end,
              reason = case when %1$s then known.reason end
            """
                .formatted(
                    """
                    known.status = 'closed' and known.closed_by <> 'reconciliation'
                      and (known.ours, known.books, known.ecpay)
                        is not distinct from (excluded.ours, excluded.books, excluded.ecpay)
                    """))
        .param("day", day)
        .param("now", StatementFiles.utc(now))
        .update();
  }

  /** What was compared and is not found any more is explained. */
  private void close(Instant now) {
    jdbc.sql(
            """
            update reconciliation_break b
            set status = 'closed', closed_by = :by, closed_at = :now, reason = :reason
            where status = 'open' and trade_no in (select trade_no from touched)
              and not exists (select from finding f where f.kind = b.kind and f.subject = b.subject)
            """)
        .param("by", ITSELF)
        .param("now", StatementFiles.utc(now))
        .param("reason", EXPLAINED)
        .update();
  }

  /** What each side says of the day, and how much money moved. */
  private void sum(LocalDate day, boolean complete, Instant now) {
    jdbc.sql(
            """
            with ours as (
              select a.trade_no, a.amount, coalesce((
                select sum(e.amount) from ledger_entry e
                where e.side = ('ecpay_receivable:' || a.id) collate "C"
                  and e.reason in ('payment_received', 'surplus_received')), 0) as booked
              from reconciliation_attempt a
              where a.paid and a.paid_at >= :start and a.paid_at < :end and a.merchant_id = :merchant
            ), theirs as (
              select trade_no, sum(amount) as amount, count(*) as number
              from statement_current where source = 'trades_paid' and day = :day and paid group by trade_no
            ), back as (
              select greatest(
                coalesce((select sum(amount) from ledger_transfer where reason = 'refund_paid_by_ecpay'
                  and recorded_at >= :start and recorded_at < :end), 0),
                coalesce((select -sum(amount) from statement_current
                  where source = 'funding_captured' and day = :day and amount < 0), 0)) as amount
            )
            insert into reconciliation_day as known (day, compared_at, complete, ours_count, ours_sum,
              books_sum, ecpay_count, ecpay_sum, moved)
            select :day, :now, :complete, count(ours.trade_no), coalesce(sum(ours.amount), 0),
              coalesce(sum(booked), 0), coalesce(sum(number), 0), coalesce(sum(theirs.amount), 0),
              coalesce(sum(greatest(ours.amount, theirs.amount)), 0) + (select amount from back)
            from ours full join theirs using (trade_no)
            on conflict (day) do update set compared_at = excluded.compared_at, complete = excluded.complete,
              ours_count = excluded.ours_count, ours_sum = excluded.ours_sum,
              books_sum = excluded.books_sum, ecpay_count = excluded.ecpay_count,
              ecpay_sum = excluded.ecpay_sum, moved = excluded.moved
            """)
        .param("day", day)
        .param("start", start(day))
        .param("end", start(day.plusDays(1)))
        .param("merchant", ecpay.merchantId().value())
        .param("complete", complete)
        .param("now", StatementFiles.utc(now))
        .update();
  }

  private static OffsetDateTime start(LocalDate day) {
    return StatementFiles.utc(WorkingDays.start(day));
  }
}
