package tw.jiean.marketplace.reconciliation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.marketplace.backoffice.AdminCommand;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminGroup;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminOutcome;
import tw.jiean.marketplace.backoffice.AdminRows;
import tw.jiean.marketplace.backoffice.AdminValue;
import tw.jiean.marketplace.backoffice.OpenWork;

/**
 * The comparison on the operators' desk: days with what each side says and how much of it is
 * explained, the breaks with their age, ECPay's files and every row of them.
 */
@Configuration(proxyBeanMethods = false)
class ReconciliationAdmin {

  private static final String DAYS = "reconciliation";
  private static final String BREAKS = "breaks";
  private static final String FILES = "statement-files";
  private static final String ROWS = "statement-rows";

  /** The key of the line over all days. */
  private static final String ALL = "all";

  private static final AdminFormat DAY =
      value ->
          value.equals(ALL)
              ? new AdminValue.Label("reconciliation.admin.all", ALL)
              : new AdminValue.Code(value.toString());

  /** What each side says: most often an amount, but how many times a trade is listed is none. */
  private static final String SAID =
      Stream.of("ours", "books", "ecpay")
          .map(
              """
              case when %1$s ~ '^-?[0-9.]+$' and (kind <> 'duplicate' or '%1$s' = 'books')
                then 'NT$' || rtrim(to_char(%1$s::numeric, 'FM999,999,999,990.999'), '.')
                else %1$s end as %1$s\
              """
                  ::formatted)
          .collect(Collectors.joining(", "));

  /** An amount, a day, or the state of a payment. */
  private static final AdminFormat OURS =
      value ->
          AdminFormat.label(value.equals("simulated") ? "reconciliation.said." : "payment.status.")
              .show(value);

  /** NT$ with as many decimals as there are; below nothing for money that went back. */
  private static final AdminFormat DOLLARS =
      value -> {
        BigDecimal amount = new BigDecimal(value.toString()).stripTrailingZeros();
        int decimals = Math.max(0, amount.scale());
        return new AdminValue.Figure(
            String.format(Locale.ROOT, "%sNT$%,." + decimals + "f", sign(amount), amount.abs()));
      };

  private static final AdminFormat CELLS =
      value -> {
        Map<String, String> cells =
            JsonMapper.shared().readValue(value.toString(), new TypeReference<>() {});
        return new AdminValue.Lines(
            new TreeMap<>(cells)
                .entrySet().stream()
                    .filter(cell -> !cell.getValue().isEmpty())
                    .map(cell -> cell.getKey() + "：" + cell.getValue())
                    .collect(Collectors.joining("\n")));
      };

  private static String sign(BigDecimal amount) {
    return amount.signum() < 0 ? "−" : "";
  }

  @Bean
  @Order(40)
  AdminList reconciliationList(JdbcClient jdbc) {
    return AdminList.named(DAYS, "reconciliation.admin.days")
        .group(AdminGroup.BOOKS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select day::text as day, open, ours_count, ecpay_count, ours_sum, books_sum, ecpay_sum, moved,
                  case when moved = 0 then 100 else trunc(100.0 * (moved - unexplained) / moved, 2) end || '%'
                    as explained, complete, compared_at
                from reconciliation_result
                union all
                select 'all', sum(open)::bigint, sum(ours_count)::bigint, sum(ecpay_count)::bigint,
                  sum(ours_sum)::bigint, sum(books_sum)::bigint, sum(ecpay_sum)::bigint, sum(moved)::bigint,
                  case when sum(moved) = 0 then 100
                    else trunc(100.0 * (sum(moved) - sum(unexplained)) / sum(moved), 2) end || '%',
                  bool_and(complete), max(compared_at)
                from reconciliation_result having count(*) > 0
                """))
        .key("day")
        .column("day", DAY)
        .column("explained", value -> new AdminValue.Figure(value.toString()))
        .column("open", AdminFormat.NUMBER)
        .column("ours_sum", AdminFormat.MONEY)
        .column("books_sum", AdminFormat.MONEY)
        .column("ecpay_sum", AdminFormat.MONEY)
        .column("ours_count", AdminFormat.NUMBER)
        .column("ecpay_count", AdminFormat.NUMBER)
        .column("moved", AdminFormat.MONEY)
        .column("complete", AdminFormat.FLAG)
        .field("compared_at", AdminFormat.TIME)
        .sortable("day", "open", "moved")
        .newestFirst("day")
        .related(BREAKS, "day", "day")
        .related(FILES, "day", "day")
        .build();
  }

  @Bean
  @Order(40)
  OpenWork breaksToClose(JdbcClient jdbc) {
    return new OpenWork(
        BREAKS,
        "status",
        jdbc,
        "select status, count(*) from reconciliation_break where status = 'open' group by status");
  }

  @Bean
  @Order(41)
  AdminList breakList(JdbcClient jdbc, Clock clock) {
    return AdminList.named(BREAKS, "reconciliation.admin.breaks")
        .group(AdminGroup.BOOKS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select id, kind, subject, day::text as day, trade_no, attempt_id, ecpay_trade_no, %s,
                  at_stake, first_seen, last_seen, status, closed_by, closed_at, reason,
                  case status when 'open' then first_seen end as age
                from reconciliation_break
                """
                    .formatted(SAID)))
        .key("id")
        .column("id", AdminFormat.NUMBER)
        .column("kind", AdminFormat.label("reconciliation.kind."))
        .column("status", AdminFormat.label("reconciliation.status."))
        .column("age", value -> new AdminValue.Figure(days((Instant) value, clock)))
        .column("at_stake", DOLLARS)
        .column("day", AdminFormat.link(DAYS))
        .column("trade_no", AdminFormat.CODE)
        .column("ours", OURS)
        .column("books", AdminFormat.label("reconciliation.said."))
        .column("ecpay", AdminFormat.label("reconciliation.said."))
        .field("attempt_id", AdminFormat.link("payments"))
        .field("ecpay_trade_no", AdminFormat.CODE)
        .field("first_seen", AdminFormat.TIME)
        .field("last_seen", AdminFormat.TIME)
        .section("reconciliation.admin.section.closed")
        .field("closed_at", AdminFormat.TIME)
        .field("closed_by", AdminFormat.label("reconciliation.closer."))
        .field("reason", AdminFormat.label("reconciliation.reason."))
        .search("trade_no", "ecpay_trade_no")
        .filter("status", "open", "closed")
        .filter("kind", BreakKind.values())
        .sortable("id", "at_stake", "day")
        .newestFirst("id")
        .related(ROWS, "trade_no", "trade_no")
        .related("refunds", "attempt_id", "attempt_id")
        .build();
  }

  private static String days(Instant since, Clock clock) {
    return Long.toString(Duration.between(since, clock.instant()).toDays());
  }

  @Bean
  @Order(42)
  AdminList statementFileList(JdbcClient jdbc) {
    return AdminList.named(FILES, "reconciliation.admin.files")
        .group(AdminGroup.BOOKS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select source || '-' || day as key, source, day::text as day, rows, file_no, fetched_at, due_at,
                  problem
                from statement_file
                """))
        .key("key")
        .column("day", AdminFormat.CODE)
        .column("source", AdminFormat.label("reconciliation.source."))
        .column("rows", AdminFormat.NUMBER)
        .column("fetched_at", AdminFormat.TIME)
        .column("due_at", AdminFormat.TIME)
        .column("problem", AdminFormat.TEXT)
        .field("file_no", AdminFormat.NUMBER)
        .filter("source", StatementSource.values())
        .sortable("day", "fetched_at")
        .newestFirst("day")
        .build();
  }

  @Bean
  @Order(43)
  AdminList statementRowList(JdbcClient jdbc) {
    return AdminList.named(ROWS, "reconciliation.admin.rows")
        .group(AdminGroup.BOOKS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select r.id, r.day::text as day, r.source, r.trade_no, r.ecpay_trade_no, r.gwsr, r.amount, r.fee,
                  r.net, r.refunded, r.paid, r.status, r.paid_at, r.captured_on::text as captured_on,
                  r.last_file = f.file_no as current, r.cells::text as cells
                from statement_row r join statement_file f on f.source = r.source and f.day = r.day
                """))
        .key("id")
        .column("id", AdminFormat.NUMBER)
        .column("day", AdminFormat.CODE)
        .column("source", AdminFormat.label("reconciliation.source."))
        .column("trade_no", AdminFormat.CODE)
        .column("amount", DOLLARS)
        .column("fee", DOLLARS)
        .column("net", DOLLARS)
        .column("paid", AdminFormat.FLAG)
        .column("current", AdminFormat.FLAG)
        .field("refunded", DOLLARS)
        .field("ecpay_trade_no", AdminFormat.CODE)
        .field("gwsr", AdminFormat.CODE)
        .field("paid_at", AdminFormat.TIME)
        .field("captured_on", AdminFormat.CODE)
        .section("reconciliation.admin.section.row")
        .field("status", AdminFormat.TEXT)
        .field("cells", CELLS)
        .search("trade_no", "ecpay_trade_no", "gwsr")
        .codes("trade_no")
        .filter("source", StatementSource.values())
        .sortable("id")
        .newestFirst("id")
        .build();
  }

  @Bean
  AdminCommand askAgainCommand(Reconciliation reconciliation) {
    return AdminCommand.on(DAYS, "ask-again", "reconciliation.admin.ask-again")
        .when(row -> !row.text("day").equals(ALL))
        .does(call ->
            reconciliation.askAgain(LocalDate.parse(call.key()))
                ? AdminOutcome.done()
                : AdminOutcome.refused("reconciliation.admin.ask-again.none"));
  }

  @Bean
  AdminCommand closeBreakCommand(Breaks breaks) {
    return AdminCommand.on(BREAKS, "close", "reconciliation.admin.close")
        .when(row -> row.text("status").equals("open"))
        .does(call ->
            breaks.close(call.number(), call.actor(), call.reason())
                ? AdminOutcome.done()
                : AdminOutcome.refused("reconciliation.admin.close.closed"));
  }
}
