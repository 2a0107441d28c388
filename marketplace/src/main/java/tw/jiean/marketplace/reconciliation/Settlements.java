package tw.jiean.marketplace.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.LedgerAccount;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.ledger.Transfer;
import tw.jiean.marketplace.ledger.TransferId;
import tw.jiean.marketplace.ledger.TransferReason;
import tw.jiean.marketplace.money.Money;

/**
 * Posts to the ledger what ECPay has paid out, kept as its fee, and taken back for refunds, so that
 * it owes us nothing for a settled attempt. A row is booked once, with the fee rounded; what the
 * fees of a day, summed and rounded once, differ from that goes to rounding. What is doubtful (more
 * than was charged, a net that does not fit) is not booked: it is a break.
 */
@Repository
class Settlements {

  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Clock clock;

  Settlements(JdbcClient jdbc, Ledger ledger, Clock clock) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.clock = clock;
  }

  private record Booked(long row, long attempt, LocalDate paidOutOn, long amount, long fee) {

    String id(String part) {
      return "settlement:" + row + ":" + part;
    }
  }

  /**
   * Books the rows of this day, and those of trades with an open break, that have not been booked:
   * all of them or none.
   */
  @Transactional
  public void book(LocalDate day) {
    Instant now = clock.instant();
    if (collect(day, now) == 0) {
      return;
    }
    long after = 0;
    List<Booked> batch;
    do {
      batch = collected(after);
      ledger.post(batch.stream().flatMap(Settlements::transfers).toList());
      after += batch.size();
    } while (batch.size() == BATCH);
    ledger.post(rounding(now));
  }

  /** Says how many rows are new. */
  private int collect(LocalDate day, Instant now) {
    jdbc.sql(
            """
            create temporary table new_settlement on commit drop as
            with candidate as (
              select r.id, r.day, r.amount, r.fee, a.id as attempt_id, a.amount as charged, m.channel,
                case m.channel when 'card' then r.captured_on else a.paid_on end as channel_day,
                sum(r.amount) over (partition by a.id, sign(r.amount) order by r.id) as running
              from statement_current r
              join reconciliation_attempt a using (trade_no)
              join unnest(:methods, :channels) m (method, channel) using (method)
              where (r.day = :day or r.trade_no in (
                  select trade_no from reconciliation_break where status = 'open'))
                and r.source = case m.channel when 'card' then 'funding_paid_out' else 'trades_paid_out' end
                and a.paid and r.paid and r.amount <> 0 and coalesce(r.net, r.amount - r.fee) = r.amount - r.fee
                and not exists (select from settlement s where s.row_id = r.id)
            )
            select row_number() over (order by id) as number, c.*
            from candidate c
            where abs(running + coalesce((
              select sum(s.amount) from settlement s
              where s.attempt_id = c.attempt_id and sign(s.amount) = sign(c.amount)), 0)) <= charged
            """)
        .param("day", day)
        .param("methods", new SqlArrayValue("text", (Object[]) Channel.methods()))
        .param("channels", new SqlArrayValue("text", (Object[]) Channel.channels()))
        .update();
    return jdbc.sql(
            """
            insert into settlement (row_id, attempt_id, channel, channel_day, amount, fee_exact, fee,
              paid_out_on, booked_at)
            select id, attempt_id, channel, channel_day, amount, fee, round_half_down(fee, 0), day, :now
            from new_settlement
            """)
        .param("now", StatementFiles.utc(now))
        .update();
  }

  private List<Booked> collected(long after) {
    return jdbc.sql(
            """
            select s.row_id, s.attempt_id, s.paid_out_on, s.amount, s.fee
            from new_settlement n join settlement s on s.row_id = n.id
            where n.number > :after and n.number <= :last order by n.number
            """)
        .param("after", after)
        .param("last", after + BATCH)
        .query((row, _) -> booked(row))
        .list();
  }

  private static Booked booked(ResultSet row) throws SQLException {
    return new Booked(
        row.getLong("row_id"),
        row.getLong("attempt_id"),
        row.getObject("paid_out_on", LocalDate.class),
        row.getLong("amount"),
        row.getLong("fee"));
  }

  /** What ECPay owes us for the attempt falls by the row's amount; a refund's makes it rise. */
  private static Stream<Transfer> transfers(Booked booked) {
    long cash = booked.amount() - booked.fee();
    Side ecpay = Side.receivable(Long.toString(booked.attempt()));
    return Stream.of(
            transfer(
                booked.id("fee"),
                booked.paidOutOn(),
                TransferReason.GATEWAY_FEE,
                TransferReason.GATEWAY_FEE_RETURNED,
                Side.house(LedgerAccount.GATEWAY_FEE),
                ecpay,
                booked.fee()),
            transfer(
                booked.id("cash"),
                booked.paidOutOn(),
                TransferReason.ECPAY_PAID_OUT,
                TransferReason.ECPAY_TOOK_BACK,
                Side.house(LedgerAccount.CASH),
                ecpay,
                cash))
        .flatMap(Optional::stream);
  }

  /** ECPay rounds the fees of a day, not each: what that makes is more or less cash. */
  private List<Transfer> rounding(Instant now) {
    return jdbc
        .sql(
            """
            insert into settlement_rounding (channel, channel_day, number, amount, booked_at)
            select channel, channel_day, number, amount, :now
            from (
              select s.channel, s.channel_day,
                coalesce(max(r.number), 0) + 1 as number,
                round_half_down(sum(s.fee_exact), 0) - sum(s.fee) - coalesce(max(r.amount), 0) as amount
              from settlement s
              left join (
                select channel, channel_day, max(number) as number, sum(amount) as amount
                from settlement_rounding group by channel, channel_day) r using (channel, channel_day)
              where (s.channel, s.channel_day) in (select channel, channel_day from new_settlement)
              group by s.channel, s.channel_day) day
            where amount <> 0
            returning channel, channel_day, number, amount
            """)
        .param("now", StatementFiles.utc(now))
        .query((row, _) ->
            transfer(
                "settlement:rounding:%s:%s:%d"
                    .formatted(
                        row.getString("channel"),
                        row.getString("channel_day"),
                        row.getLong("number")),
                row.getObject("channel_day", LocalDate.class),
                TransferReason.ROUNDING,
                TransferReason.ROUNDING,
                Side.house(LedgerAccount.ROUNDING),
                Side.house(LedgerAccount.CASH),
                row.getLong("amount")))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** One for the reason, the other way round for its opposite, none for nothing. */
  private static Optional<Transfer> transfer(
      String id,
      LocalDate day,
      TransferReason reason,
      TransferReason opposite,
      Side debit,
      Side credit,
      long amount) {
    if (amount == 0) {
      return Optional.empty();
    }
    boolean turned = amount < 0;
    return Optional.of(
        new Transfer(
            new TransferId(id),
            WorkingDays.start(day),
            turned ? opposite : reason,
            turned ? credit : debit,
            turned ? debit : credit,
            Money.of(Math.abs(amount))));
  }
}
