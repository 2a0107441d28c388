package tw.jiean.marketplace.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.payment.StatementPayment;

/** Payments of ours that ECPay's files know and we do not. */
@Repository
class MissedPayments {

  private final JdbcClient jdbc;

  MissedPayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the files of the day know one. */
  boolean isAnyOf(LocalDate day) {
    return jdbc.sql(
            """
            select count(*) > 0 from statement_current r join reconciliation_attempt a using (trade_no)
            where r.source = 'trades_paid' and r.day = :day and r.paid and a.paid_at is null
            """)
        .param("day", day)
        .query(Boolean.class)
        .single();
  }

  /** Those that have an open break, at most so many. */
  List<StatementPayment> withBreaks(int limit) {
    return jdbc.sql(
            """
            select distinct on (r.trade_no) r.trade_no, r.ecpay_trade_no, r.amount, r.paid_at, r.day, r.status
            from reconciliation_break b
            join statement_current r on r.trade_no = b.trade_no and r.source = 'trades_paid' and r.paid
            where b.kind = 'missing_here' and b.status = 'open' and b.attempt_id is not null
            order by r.trade_no, r.id
            limit :limit
            """)
        .param("limit", limit)
        .query((row, _) -> payment(row))
        .list();
  }

  private static StatementPayment payment(ResultSet row) throws SQLException {
    LocalDate day = row.getObject("day", LocalDate.class);
    Optional<Instant> told =
        Optional.ofNullable(row.getObject("paid_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant);
    Map<String, String> said = new TreeMap<>();
    said.put("day", day.toString());
    said.put("amount", row.getString("amount"));
    said.put("status", row.getString("status"));
    Optional<String> number = Optional.ofNullable(row.getString("ecpay_trade_no"));
    number.ifPresent(value -> said.put("ecpay_trade_no", value));
    told.ifPresent(value -> said.put("paid_at", value.toString()));
    return new StatementPayment(
        row.getString("trade_no"),
        number,
        row.getLong("amount"),
        // A file that tells the day alone: by its end it was paid.
        told.orElseGet(() -> WorkingDays.start(day.plusDays(1)).minusSeconds(1)),
        said);
  }
}
