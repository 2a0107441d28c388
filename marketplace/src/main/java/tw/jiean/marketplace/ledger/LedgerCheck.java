package tw.jiean.marketplace.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds the turnover that is kept, from which the accounts are told at present, against the
 * transfers themselves. A run reads the transfers since shortly before the last one; what the
 * earlier ones came to is kept. It mends nothing: a difference is for people.
 */
@Repository
class LedgerCheck {

  private static final Logger log = LoggerFactory.getLogger(LedgerCheck.class);

  /** Longer than any transaction lasts: no transfer that was recorded before still comes. */
  private static final Duration SETTLED = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  LedgerCheck(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What the last run found.
   *
   * @param difference whole NT$ by which turnover and transfers differ, all pairs of accounts
   *     together
   */
  record Found(long difference, Instant at) {}

  /** Compares, and keeps what was found. */
  @Transactional
  public void run() {
    Instant now = clock.instant();
    OffsetDateTime since = begin(LedgerRepository.moment(now));
    long difference = compare(since);
    if (difference > 0) {
      log.error("The turnover of the accounts and their transfers differ by NT${}", difference);
    }
    keep(since, LedgerRepository.moment(now.minus(SETTLED)));
  }

  /**
   * Until when transfers are summed up already. Whoever else runs waits here. As a value of its own
   * it lets the database see that few transfers are later, and use their index.
   */
  private OffsetDateTime begin(OffsetDateTime now) {
    return jdbc.sql(
            """
            insert into ledger_check (checked_at) values (:now)
            on conflict (one) do update set checked_at = excluded.checked_at
            returning until
            """)
        .param("now", now)
        .query(OffsetDateTime.class)
        .single();
  }

  /** One statement, so that turnover and transfers are those of the same moment. */
  private long compare(OffsetDateTime since) {
    return jdbc.sql(
            """
            with transfers as (
              select debit_account, credit_account, sum(amount) as amount
              from (
                select debit_account, credit_account, amount from ledger_checked
                union all
                select debit_account, credit_account, amount from ledger_transfer
                where recorded_at > :since) as each
              group by debit_account, credit_account
            ), turnover as (
              select debit_account, credit_account, sum(amount) as amount
              from ledger_turnover group by debit_account, credit_account
            )
            update ledger_check set difference = (
              select coalesce(sum(abs(coalesce(turnover.amount, 0) - coalesce(transfers.amount, 0))), 0)
              from turnover full join transfers using (debit_account, credit_account))
            returning difference
            """)
        .param("since", since)
        .query(Long.class)
        .single();
  }

  private void keep(OffsetDateTime since, OffsetDateTime until) {
    jdbc.sql(
            """
            with settled as (
              insert into ledger_checked as known
              select debit_account, credit_account, sum(amount) from ledger_transfer
              where recorded_at > :since and recorded_at <= :until
              group by debit_account, credit_account
              on conflict (debit_account, credit_account) do update
                set amount = known.amount + excluded.amount
            )
            update ledger_check set until = greatest(until, :until)
            """)
        .param("since", since)
        .param("until", until)
        .update();
  }

  /** Empty before the first run. */
  Optional<Found> last() {
    return jdbc.sql("select difference, checked_at from ledger_check")
        .query((row, _) ->
            new Found(
                row.getLong("difference"),
                row.getObject("checked_at", OffsetDateTime.class).toInstant()))
        .optional();
  }
}
