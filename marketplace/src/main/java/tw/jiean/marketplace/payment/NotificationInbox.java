package tw.jiean.marketplace.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code payment_inbox}: every report that was believed, once, with its verdict.
 * Append-only.
 */
@Repository
class NotificationInbox {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  NotificationInbox(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** What makes a report a repeat: the same thing told at the same door. */
  record Key(String door, String tradeNo, String fingerprint) {

    static Key of(Report report) {
      return new Key(report.door().word(), report.tradeNo().value(), report.fingerprint());
    }
  }

  /** Those of the reports that have been kept already, in a set that may be changed. */
  Set<Key> held(List<Report> reports) {
    List<Key> keys = reports.stream().map(Key::of).toList();
    return new HashSet<>(
        jdbc.sql(
                """
                select door, merchant_trade_no, fingerprint from payment_inbox
                join unnest((select :door::text[]), (select :tradeNo::text[]),
                    (select :fingerprint::text[]))
                  asked (door, merchant_trade_no, fingerprint)
                  using (door, merchant_trade_no, fingerprint)
                """)
            .param("door", column(keys, Key::door))
            .param("tradeNo", column(keys, Key::tradeNo))
            .param("fingerprint", column(keys, Key::fingerprint))
            .query((row, _) -> new Key(row.getString(1), row.getString(2), row.getString(3)))
            .list());
  }

  /**
   * Keeps reports with what was made of them. In the order of their keys: two transactions that
   * keep the same unknown numbers, for which there is no attempt to lock, must not wait for each
   * other.
   */
  void keep(List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    List<Decision> sorted = decisions.stream().sorted(BY_KEY).toList();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into payment_inbox (door, merchant_trade_no, fingerprint, received_at, code,
              verdict, fields)
            select door, trade_no, fingerprint, :now::timestamptz, code, verdict, fields
            from unnest(:door::text[], :tradeNo::text[], :fingerprint::text[], :code::text[],
                :verdict::text[], :fields::jsonb[])
              report (door, trade_no, fingerprint, code, verdict, fields)
            on conflict (merchant_trade_no, door, fingerprint) do nothing
            """)
        .param("now", now.toString())
        .param("door", column(sorted, decision -> decision.report().door().word()))
        .param("tradeNo", column(sorted, decision -> decision.report().tradeNo().value()))
        .param("fingerprint", column(sorted, decision -> decision.report().fingerprint()))
        .param("code", column(sorted, decision -> decision.report().code()))
        .param("verdict", column(sorted, decision -> decision.verdict().word()))
        .param(
            "fields",
            column(sorted, decision -> json.writeValueAsString(decision.report().fields())))
        .update();
  }

  private static final Comparator<Decision> BY_KEY =
      Comparator.comparing((Decision decision) -> decision.report().tradeNo().value())
          .thenComparing(decision -> decision.report().door())
          .thenComparing(decision -> decision.report().fingerprint());

  private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }
}
