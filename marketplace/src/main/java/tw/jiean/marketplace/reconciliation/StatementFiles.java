package tw.jiean.marketplace.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The table {@code statement_file}: which files are asked for, and what came of it. */
@Repository
class StatementFiles {

  private final JdbcClient jdbc;

  StatementFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One day's file. */
  record File(StatementSource source, LocalDate day) {}

  /** The last day that was ever planned. */
  Optional<LocalDate> lastDay() {
    return jdbc.sql("select max(day) from statement_file")
        .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /** The day of our first attempt: before it there is nothing to compare. */
  Optional<LocalDate> firstAttempt() {
    return jdbc.sql("select created_at from payment_attempt order by id limit 1")
        .query((row, _) -> WorkingDays.day(row.getObject(1, OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Has the files of these days asked for, from the first to the last, unless they were before. */
  void plan(List<StatementSource> sources, LocalDate first, LocalDate last, Instant now) {
    jdbc.sql(
            """
            insert into statement_file (source, day, due_at)
            select source, day::date, :now
            from unnest(:sources) source, generate_series(:first::date, :last::date, '1 day') day
            on conflict (source, day) do nothing
            """)
        .param("sources", words(sources))
        .param("first", first)
        .param("last", last)
        .param("now", utc(now))
        .update();
  }

  /** What is due, what was paid first, then the oldest. */
  Optional<File> due(Instant now) {
    return jdbc.sql(
            """
            select source, day from statement_file where due_at <= :now
            order by array_position(:order, source), day limit 1
            """)
        .param("now", utc(now))
        .param("order", words(List.of(StatementSource.values())))
        .query((row, _) -> file(row))
        .optional();
  }

  /** Days of which a file came after they were compared last, and none is due any more. */
  List<LocalDate> uncompared(Instant now) {
    return jdbc.sql(
            """
            select f.day from statement_file f left join reconciliation_day d using (day)
            group by f.day, d.compared_at
            having max(f.fetched_at) > coalesce(d.compared_at, '-infinity')
              and count(*) filter (where f.due_at <= :now) = 0
            order by f.day
            """)
        .param("now", utc(now))
        .query((row, _) -> row.getObject("day", LocalDate.class))
        .list();
  }

  /** Whether another file of this day is due. */
  boolean isDue(LocalDate day, Instant now) {
    return jdbc.sql("select count(*) > 0 from statement_file where day = :day and due_at <= :now")
        .param("day", day)
        .param("now", utc(now))
        .query(Boolean.class)
        .single();
  }

  /** Whether all these files of this day have come. */
  boolean isComplete(List<StatementSource> sources, LocalDate day) {
    return jdbc.sql(
            """
            select count(*) = :number from statement_file
            where day = :day and source = any (:sources) and file_no > 0
            """)
        .param("day", day)
        .param("sources", words(sources))
        .param("number", sources.size())
        .query(Boolean.class)
        .single();
  }

  /** When the file is asked for again, and why it did not come this time. */
  void failed(File file, Instant again, String problem) {
    jdbc.sql(
            """
            update statement_file set due_at = :again, problem = :problem
            where source = :source and day = :day
            """)
        .param("again", utc(again))
        .param("problem", problem.length() > 500 ? problem.substring(0, 500) : problem)
        .param("source", file.source().word())
        .param("day", file.day())
        .update();
  }

  /** When all files of a day are asked for; null for not any more. */
  int ask(LocalDate day, @Nullable Instant when) {
    return jdbc.sql("update statement_file set due_at = :when::timestamptz where day = :day")
        .param("when", when == null ? null : when.toString())
        .param("day", day)
        .update();
  }

  /** When all files of a day are asked for that are not asked for already. */
  void askUnlessDue(LocalDate day, Instant when) {
    jdbc.sql("update statement_file set due_at = :when where day = :day and due_at is null")
        .param("when", utc(when))
        .param("day", day)
        .update();
  }

  private static File file(ResultSet row) throws SQLException {
    return new File(
        StatementSource.ofWord(row.getString("source")), row.getObject("day", LocalDate.class));
  }

  private static SqlArrayValue words(List<StatementSource> sources) {
    return new SqlArrayValue("text", sources.stream().map(StatementSource::word).toArray());
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
