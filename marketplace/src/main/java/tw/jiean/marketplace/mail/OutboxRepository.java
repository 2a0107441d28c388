package tw.jiean.marketplace.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables {@code mail_event}, where what happened waits for its first turn, and {@code
 * mail_later}, where it waits for a time of its own.
 */
@Repository
class OutboxRepository {

  private final JdbcClient jdbc;

  OutboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(List<MailEvent> events) {
    jdbc.sql(
            """
            insert into mail_event (kind, subject, detail, words, at)
            select * from unnest(:kind::text[], :subject::text[], :detail::text[], :words::text[],
              :at::timestamptz[])
            """)
        .param("kind", column(events, MailEvent::kind))
        .param("subject", column(events, MailEvent::subject))
        .param("detail", column(events, MailEvent::detail))
        .param("words", column(events, MailEvent::words))
        .param("at", column(events, event -> event.at().toString()))
        .update();
  }

  /** Locks what waits for its first turn; what others have locked is left to them. */
  List<MailEvent.Kept> lockNew(int limit) {
    return jdbc.sql(
            """
            select id, kind, subject, detail, words, at, 0 as tries from mail_event
            order by id limit :limit for update skip locked
            """)
        .param("limit", limit)
        .query(OutboxRepository::kept)
        .list();
  }

  /** Locks that whose time has come, likewise. */
  List<MailEvent.Kept> lockDue(Instant now, int limit) {
    return jdbc.sql(
            """
            select id, kind, subject, detail, words, at, tries from mail_later
            where due_at <= :now order by due_at, id limit :limit for update skip locked
            """)
        .param("now", Timestamp.from(now))
        .param("limit", limit)
        .query(OutboxRepository::kept)
        .list();
  }

  /** Forgets one of which people have been told. */
  void remove(MailEvent.Kept event) {
    jdbc.sql("delete from mail_event where id = :id").param("id", event.id()).update();
    jdbc.sql("delete from mail_later where id = :id").param("id", event.id()).update();
  }

  /** Puts one off; what fails too often is kept for a person, without a time. */
  void postpone(MailEvent.Kept event, int tries, @Nullable Instant due, @Nullable String failure) {
    jdbc.sql("delete from mail_event where id = :id").param("id", event.id()).update();
    later(event.id(), event.event(), tries, due, failure);
  }

  /** Keeps one for a time of its own. */
  void schedule(MailEvent event, Instant due) {
    long id =
        jdbc.sql("select nextval(pg_get_serial_sequence('mail_event', 'id'))")
            .query(Long.class)
            .single();
    later(id, event, 0, due, null);
  }

  private void later(
      long id, MailEvent event, int tries, @Nullable Instant due, @Nullable String failure) {
    jdbc.sql(
            """
            insert into mail_later (id, kind, subject, detail, words, at, due_at, tries, failure)
            values (:id, :kind, :subject, :detail, :words, :at, :due, :tries, :failure)
            on conflict (id) do update
            set due_at = excluded.due_at, tries = excluded.tries, failure = excluded.failure
            """)
        .param("id", id)
        .param("kind", event.kind())
        .param("subject", event.subject())
        .param("detail", event.detail())
        .param("words", event.words())
        .param("at", Timestamp.from(event.at()))
        .param("due", due == null ? null : Timestamp.from(due))
        .param("tries", tries)
        .param("failure", failure)
        .update();
  }

  private static @Nullable String[] column(
      List<MailEvent> events, Function<MailEvent, @Nullable String> value) {
    return events.stream().map(value).toArray(String[]::new);
  }

  private static MailEvent.Kept kept(ResultSet row, int number) throws SQLException {
    return new MailEvent.Kept(
        row.getLong("id"),
        new MailEvent(
            row.getString("kind"),
            row.getString("subject"),
            row.getString("detail"),
            row.getString("words"),
            row.getTimestamp("at").toInstant()),
        row.getInt("tries"));
  }
}
