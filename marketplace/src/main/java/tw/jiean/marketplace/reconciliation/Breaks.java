package tw.jiean.marketplace.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Breaks once {@link Comparison} has found them: for people, for meters, and for what follows. */
@Repository
class Breaks {

  private final JdbcClient jdbc;
  private final ReconciliationSettings settings;
  private final Clock clock;

  Breaks(JdbcClient jdbc, ReconciliationSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** Open breaks of one kind. */
  record Open(long number, Instant oldest) {}

  /**
   * A person explains a break. It opens again when the sides say something else later.
   *
   * @return false when it was not open
   */
  boolean close(long id, String by, String reason) {
    return jdbc.sql(
                """
                update reconciliation_break
                set status = 'closed', closed_by = :by, closed_at = :now, reason = :reason
                where id = :id and status = 'open'
                """)
            .param("id", id)
            .param("by", by)
            .param("reason", reason)
            .param("now", StatementFiles.utc(clock.instant()))
            .update()
        > 0;
  }

  Map<BreakKind, Open> open() {
    Map<BreakKind, Open> open = new EnumMap<>(BreakKind.class);
    jdbc.sql(
            """
            select kind, count(*) as number, min(first_seen) as oldest from reconciliation_break
            where status = 'open' group by kind
            """)
        .query(row -> {
          open.put(
              BreakKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
              new Open(
                  row.getLong("number"),
                  row.getObject("oldest", OffsetDateTime.class).toInstant()));
        });
    return open;
  }

  /**
   * The days, not before this one, whose files may explain breaks that are open. What was not paid
   * out may be in the files of any day on which it could have been.
   */
  List<LocalDate> openDays(LocalDate earliest) {
    return jdbc.sql(
            """
            select day from reconciliation_break where status = 'open' and day >= :earliest
            union
            select generate_series(day, day + :within, '1 day')::date from reconciliation_break
            where status = 'open' and ecpay = 'not_settled' and day + :within >= :earliest
            """)
        .param("earliest", earliest)
        .param("within", settings.payoutWithin())
        .query((row, _) -> row.getObject("day", LocalDate.class))
        .list();
  }

  /** Dollars explained by dollars moved, of all days; 1 when none moved. */
  double explained() {
    return jdbc.sql(
            """
            select coalesce(1 - sum(unexplained) / nullif(sum(moved), 0), 1)::float8
            from reconciliation_result
            """)
        .query(Double.class)
        .single();
  }

  /** The last day of which all files came and were compared. */
  Optional<LocalDate> lastComplete() {
    return jdbc.sql("select max(day) from reconciliation_day where complete")
        .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }
}
