package tw.jiean.marketplace.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.money.Money;

/**
 * The table {@code ledger_transfer}, which is only read and added to, and {@code ledger_turnover},
 * which the database keeps beside it.
 */
@Repository
class LedgerRepository {

  /** A moment after all others; the driver makes PostgreSQL's infinity of it. */
  static final OffsetDateTime EVER = OffsetDateTime.MAX;

  private final JdbcClient jdbc;

  LedgerRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A moment as the database keeps it: cut to microseconds, which it would round. */
  static OffsetDateTime moment(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /** Writes those whose id is not there yet, in this order, and says how many they were. */
  int insert(Collection<Transfer> transfers, Instant now) {
    return jdbc.sql(
            """
            insert into ledger_transfer (id, happened_at, recorded_at, reason, debit_account,
              debit_subject, credit_account, credit_subject, amount)
            select id, happened_at, :now, reason, debit_account, debit_subject, credit_account,
              credit_subject, amount
            from unnest(:ids, :happenedAt, :reasons, :debitAccounts, :debitSubjects,
              :creditAccounts, :creditSubjects, :amounts) as new (id, happened_at, reason,
              debit_account, debit_subject, credit_account, credit_subject, amount)
            on conflict (id) do nothing
            """)
        .param("now", moment(now))
        .param("ids", array("text", transfers, transfer -> transfer.id().value()))
        .param("happenedAt", array("timestamptz", transfers, transfer -> moment(transfer.at())))
        .param("reasons", array("text", transfers, transfer -> transfer.reason().word()))
        .param(
            "debitAccounts",
            array("text", transfers, transfer -> transfer.debit().account().word()))
        .param("debitSubjects", array("text", transfers, transfer -> transfer.debit().subject()))
        .param(
            "creditAccounts",
            array("text", transfers, transfer -> transfer.credit().account().word()))
        .param("creditSubjects", array("text", transfers, transfer -> transfer.credit().subject()))
        .param("amounts", array("int8", transfers, transfer -> transfer.amount().dollars()))
        .update();
  }

  private static SqlArrayValue array(
      String type, Collection<Transfer> transfers, Function<Transfer, Object> value) {
    return new SqlArrayValue(type, transfers.stream().map(value).toArray());
  }

  /** The transfers of these ids that are there. */
  List<Transfer> find(Collection<String> ids) {
    return jdbc.sql("select * from ledger_transfer where id = any (:ids)")
        .param("ids", new SqlArrayValue("text", ids.toArray()))
        .query((row, number) -> transfer(row))
        .list();
  }

  long balance(Side side, OffsetDateTime at) {
    return jdbc.sql(
            """
            select
              coalesce((select sum(amount) from ledger_transfer
                where debit = :side and recorded_at <= :at), 0)::bigint as debits,
              coalesce((select sum(amount) from ledger_transfer
                where credit = :side and recorded_at <= :at), 0)::bigint as credits
            """)
        .param("side", side.toString())
        .param("at", at)
        .query(
            (row, number) -> side.account().balance(row.getLong("debits"), row.getLong("credits")))
        .single();
  }

  /** All accounts, those without a transfer included, summed up from all transfers until then. */
  List<AccountTotals> totals(OffsetDateTime at) {
    return totals(
        jdbc.sql(
                """
                select account, coalesce(sum(amount) filter (where amount > 0), 0)::bigint as debits,
                  coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as credits
                from ledger_entry
                where recorded_at <= :at
                group by account
                """)
            .param("at", at));
  }

  /** All accounts at present, from what is summed up already. */
  List<AccountTotals> totals() {
    return totals(
        jdbc.sql(
            """
            select account, sum(debits)::bigint as debits, sum(credits)::bigint as credits
            from ledger_turnover
            cross join lateral (values (debit_account, amount, 0), (credit_account, 0, amount))
              as sides (account, debits, credits)
            group by account
            """));
  }

  private static List<AccountTotals> totals(JdbcClient.StatementSpec sums) {
    Map<LedgerAccount, AccountTotals> known =
        sums
            .query((row, number) ->
                new AccountTotals(
                    LedgerAccount.ofWord(row.getString("account")),
                    Money.of(row.getLong("debits")),
                    Money.of(row.getLong("credits"))))
            .list()
            .stream()
            .collect(Collectors.toMap(AccountTotals::account, Function.identity()));
    return Arrays.stream(LedgerAccount.values())
        .map(account ->
            known.getOrDefault(account, new AccountTotals(account, Money.ZERO, Money.ZERO)))
        .toList();
  }

  /**
   * Makes one row of all turnover between two accounts, in one statement: whoever reads sees the
   * rows or their sum. Of two at once, each takes the rows that the other left.
   */
  void putTurnoverTogether() {
    jdbc.sql(
            """
            with taken as (delete from ledger_turnover returning *)
            insert into ledger_turnover
            select debit_account, credit_account, sum(amount)
            from taken group by debit_account, credit_account
            """)
        .update();
  }

  List<LedgerEntry> history(Side side, int limit) {
    return jdbc.sql(
            """
            select * from ledger_transfer where debit = :side
            union all
            select * from ledger_transfer where credit = :side
            order by recorded_at desc, id desc
            limit :limit
            """)
        .param("side", side.toString())
        .param("limit", limit)
        .query((row, number) -> entry(side, row))
        .list();
  }

  private static LedgerEntry entry(Side side, ResultSet row) throws SQLException {
    Transfer transfer = transfer(row);
    long amount = transfer.amount().dollars();
    boolean debited = transfer.debit().equals(side);
    return new LedgerEntry(
        transfer,
        instant(row, "recorded_at"),
        debited == side.account().growsByDebit() ? amount : -amount);
  }

  private static Transfer transfer(ResultSet row) throws SQLException {
    return new Transfer(
        new TransferId(row.getString("id")),
        instant(row, "happened_at"),
        TransferReason.ofWord(row.getString("reason")),
        side(row, "debit"),
        side(row, "credit"),
        Money.of(row.getLong("amount")));
  }

  private static Side side(ResultSet row, String which) throws SQLException {
    return new Side(
        LedgerAccount.ofWord(row.getString(which + "_account")), row.getString(which + "_subject"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
