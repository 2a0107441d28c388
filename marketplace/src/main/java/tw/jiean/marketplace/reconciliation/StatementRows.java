package tw.jiean.marketplace.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.marketplace.reconciliation.StatementFiles.File;

/**
 * The table {@code statement_row}: every row that a file has had, once. A file of any length needs
 * the memory of one batch.
 */
@Repository
class StatementRows {

  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  StatementRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Keeps a file: all its rows or none. Rows that were there before stay as they are.
   *
   * @return how many rows it has
   */
  @Transactional
  public long keep(File file, Iterator<StatementRow> rows, Instant now) {
    int fileNo = count(file, now);
    if (!rows.hasNext()) {
      return 0;
    }
    jdbc.sql(
            """
            create temporary table staged_row (line integer generated always as identity,
              content text, trade_no text collate "C", ecpay_trade_no text collate "C",
              gwsr text collate "C", amount bigint, fee numeric, net numeric, refunded bigint,
              paid boolean, status text, paid_at timestamptz, traded_on date, captured_on date,
              cells jsonb) on commit drop
            """)
        .update();
    long number = 0;
    List<StatementRow> batch = new ArrayList<>(BATCH);
    while (rows.hasNext()) {
      batch.add(rows.next());
      number++;
      if (batch.size() == BATCH || !rows.hasNext()) {
        stage(batch);
        batch.clear();
      }
    }
    insert(file, fileNo, number);
    return number;
  }

  private void stage(List<StatementRow> rows) {
    jdbc.sql(
            """
            insert into staged_row (content, trade_no, ecpay_trade_no, gwsr, amount, fee, net,
              refunded, paid, status, paid_at, traded_on, captured_on, cells)
            select * from unnest(:content, :tradeNo, :ecpayTradeNo, :gwsr, :amount, :fee, :net,
              :refunded, :paid, :status, :paidAt, :tradedOn, :capturedOn, :cells)
            """)
        .param("content", array("text", rows, StatementRow::content))
        .param("tradeNo", array("text", rows, StatementRow::tradeNo))
        .param("ecpayTradeNo", array("text", rows, StatementRow::ecpayTradeNo))
        .param("gwsr", array("text", rows, StatementRow::gwsr))
        .param("amount", array("int8", rows, StatementRow::amount))
        .param("fee", array("numeric", rows, StatementRow::fee))
        .param("net", array("numeric", rows, StatementRow::net))
        .param("refunded", array("int8", rows, StatementRow::refunded))
        .param("paid", array("bool", rows, StatementRow::paid))
        .param("status", array("text", rows, StatementRow::status))
        .param("paidAt", array("timestamptz", rows, row -> text(row.paidAt())))
        .param("tradedOn", array("date", rows, row -> text(row.tradedOn())))
        .param("capturedOn", array("date", rows, row -> text(row.capturedOn())))
        .param("cells", array("jsonb", rows, row -> json.writeValueAsString(row.cells())))
        .update();
  }

  /** Notes that it came, without rows so far, and the how manieth it is. */
  private int count(File file, Instant now) {
    return jdbc.sql(
            """
            update statement_file
            set file_no = file_no + 1, fetched_at = :now, rows = 0, due_at = null, problem = null
            where source = :source and day = :day returning file_no
            """)
        .param("now", StatementFiles.utc(now))
        .param("source", file.source().word())
        .param("day", file.day())
        .query(Integer.class)
        .single();
  }

  private void insert(File file, int fileNo, long number) {
    jdbc.sql("update statement_file set rows = :rows where source = :source and day = :day")
        .param("rows", number)
        .param("source", file.source().word())
        .param("day", file.day())
        .update();
    jdbc.sql(
            """
            insert into statement_row (source, day, content, occurrence, trade_no, ecpay_trade_no,
              gwsr, amount, fee, net, refunded, paid, status, paid_at, traded_on, captured_on, cells,
              first_file, last_file)
            select :source, :day, decode(content, 'hex'), row_number() over (partition by content order by line),
              trade_no, ecpay_trade_no, gwsr, amount, fee, net, refunded, paid, status, paid_at,
              traded_on, captured_on, cells, :fileNo, :fileNo
            from staged_row
            on conflict (source, day, content, occurrence) do update
              set last_file = excluded.last_file
            """)
        .param("source", file.source().word())
        .param("day", file.day())
        .param("fileNo", fileNo)
        .update();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static SqlArrayValue array(
      String type, List<StatementRow> rows, Function<StatementRow, @Nullable Object> value) {
    return new SqlArrayValue(type, rows.stream().map(value).toArray());
  }
}
