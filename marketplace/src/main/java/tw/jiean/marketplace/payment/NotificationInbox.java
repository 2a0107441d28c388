package tw.jiean.marketplace.payment;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.EcpayTradeNo;

/**
 * The table {@code payment_inbox}: every report that was believed, once, with its verdict.
 * Append-only.
 */
@Repository
class NotificationInbox {

  private static final String KEEP =
      """
      insert into payment_inbox (door, merchant_trade_no, fingerprint, received_at, code,
        verdict, fields)
      select door, trade_no, fingerprint, :now::timestamptz, code, verdict, fields
      from unnest(:door::text[], :tradeNo::text[], :fingerprint::text[], :code::text[],
          :verdict::text[], :fields::jsonb[])
        report (door, trade_no, fingerprint, code, verdict, fields)
      on conflict (merchant_trade_no, door, fingerprint) do nothing
      """;

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

  /**
   * What was known before.
   *
   * @param held what has been kept already; a set that may be changed
   * @param payers which attempts anywhere are paid by which of ECPay's trades; may be changed
   */
  record Known(Set<Key> held, Map<EcpayTradeNo, PaymentId> payers) {}

  /** What is known of these reports, and of the trades that they say have paid. */
  Known known(List<Report> reports) {
    Known known = new Known(new HashSet<>(), new HashMap<>());
    List<Key> keys = reports.stream().map(Key::of).toList();
    jdbc.sql(
            """
            select asked.place, kept.id as held, asked.payer, paid.id as paid
            from unnest((select :door::text[]), (select :tradeNo::text[]),
                (select :fingerprint::text[]), (select :payer::text[]))
                with ordinality asked (door, trade_no, fingerprint, payer, place)
              left join payment_inbox kept on kept.merchant_trade_no = asked.trade_no
                and kept.door = asked.door and kept.fingerprint = asked.fingerprint
              left join payment_attempt paid on paid.ecpay_trade_no = asked.payer
                and paid.paid_at is not null
            where kept.id is not null or paid.id is not null
            """)
        .param("door", column(keys, Key::door))
        .param("tradeNo", column(keys, Key::tradeNo))
        .param("fingerprint", column(keys, Key::fingerprint))
        .param("payer", column(reports, NotificationInbox::payer))
        .query(row -> {
          if (row.getObject("held") != null) {
            known.held.add(keys.get(row.getInt("place") - 1));
          }
          if (row.getObject("paid") != null) {
            known.payers.put(
                new EcpayTradeNo(row.getString("payer")), new PaymentId(row.getLong("paid")));
          }
        });
    return known;
  }

  /**
   * To keep reports with what was made of them. In the order of their keys: two transactions that
   * keep the same unknown numbers, for which there is no attempt to lock, must not wait for each
   * other.
   */
  Statements keep(List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return Statements.NONE;
    }
    List<Decision> sorted = decisions.stream().sorted(BY_KEY).toList();
    Map<String, Object> columns = new HashMap<>();
    columns.put("now", clock.instant().toString());
    columns.put("door", column(sorted, decision -> decision.report().door().word()));
    columns.put("tradeNo", column(sorted, decision -> decision.report().tradeNo().value()));
    columns.put("fingerprint", column(sorted, decision -> decision.report().fingerprint()));
    columns.put("code", column(sorted, decision -> decision.report().code()));
    columns.put("verdict", column(sorted, decision -> decision.verdict().word()));
    columns.put(
        "fields", column(sorted, decision -> json.writeValueAsString(decision.report().fields())));
    return new Statements(KEEP, columns);
  }

  private static final Comparator<Decision> BY_KEY =
      Comparator.comparing((Decision decision) -> decision.report().tradeNo().value())
          .thenComparing(decision -> decision.report().door())
          .thenComparing(decision -> decision.report().fingerprint());

  private static @Nullable String payer(Report report) {
    return report.news().payer().map(EcpayTradeNo::value).orElse(null);
  }

  private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }
}
