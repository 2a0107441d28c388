package tw.jiean.marketplace.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Breaks as people and meters see them; {@link Comparison} finds them. */
@Repository
class Breaks {

  private final JdbcClient jdbc;
  private final Clock clock;

  Breaks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
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
