package tw.jiean.marketplace.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;

/** The table {@code notice}. */
@Repository
class NoticeRepository {

  private final JdbcClient jdbc;

  NoticeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether that person is told now; not when he has been told before. */
  boolean insert(long event, Draft draft) {
    return jdbc.sql(
                """
                insert into notice (event_id, account_id, kind, voice, arguments, path, at)
                values (:event, :account, :kind, :voice, :arguments, :path, :at)
                on conflict (event_id, account_id) do nothing
                """)
            .param("event", event)
            .param("account", draft.to().account().value())
            .param("kind", draft.kind().word())
            .param("voice", draft.voice())
            .param("arguments", draft.arguments().toArray(String[]::new))
            .param("path", draft.path())
            .param("at", Timestamp.from(draft.at()))
            .update()
        == 1;
  }

  /** Whether that person was told the like of that page since a moment. */
  boolean toldSince(AccountId account, MailKind kind, String path, Instant since) {
    return jdbc.sql(
            """
            select exists (
              select from notice
              where account_id = :account and kind = :kind and path = :path and at > :since)
            """)
        .param("account", account.value())
        .param("kind", kind.word())
        .param("path", path)
        .param("since", Timestamp.from(since))
        .query(Boolean.class)
        .single();
  }

  /** The newest that are older than one, newest first; the newest of all when there is no such. */
  List<Notice> before(AccountId account, long id, int limit) {
    // By the moment that is shown, which may be earlier than that of what was told before.
    return jdbc.sql(
            """
            select * from notice where account_id = :account and (at, id) < (coalesce(
              (select at from notice where account_id = :account and id = :id), 'infinity'), :id)
            order by at desc, id desc limit :limit
            """)
        .param("account", account.value())
        .param("id", id)
        .param("limit", limit)
        .query(NoticeRepository::notice)
        .list();
  }

  Optional<Notice> find(AccountId account, long id) {
    return jdbc.sql("select * from notice where account_id = :account and id = :id")
        .param("account", account.value())
        .param("id", id)
        .query(NoticeRepository::notice)
        .optional();
  }

  /** Marks those between two as read, both included. */
  void read(AccountId account, long first, long last, Instant now) {
    jdbc.sql(
            """
            update notice set read_at = :now
            where account_id = :account and id between :first and :last and read_at is null
            """)
        .param("account", account.value())
        .param("first", first)
        .param("last", last)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** How many are unread, counted up to 100. */
  int unread(AccountId account) {
    return jdbc.sql(
            """
            select count(*) from (
              select from notice where account_id = :account and read_at is null limit 100) unread
            """)
        .param("account", account.value())
        .query(Integer.class)
        .single();
  }

  private static Notice notice(ResultSet row, int number) throws SQLException {
    Timestamp readAt = row.getTimestamp("read_at");
    return new Notice(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("voice"),
        List.of((String[]) row.getArray("arguments").getArray()),
        row.getString("path"),
        row.getTimestamp("at").toInstant(),
        readAt == null ? null : readAt.toInstant());
  }
}
