package tw.jiean.marketplace.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;

/** The table {@code mail}. */
@Repository
class MailRepository {

  private final JdbcClient jdbc;

  MailRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a mail that is to be sent, or nothing when this was told to that address before. */
  void insert(long event, Draft draft, Letter letter, String html, String messageId, Instant now) {
    jdbc.sql(
            """
            insert into mail (event_id, account_id, kind, recipient, language, subject, text_body,
              html_body, message_id, written_at, status, next_at)
            values (:event, :account, :kind, :recipient, :language, :subject, :text, :html,
              :messageId, :now, 'waiting', :now)
            on conflict (event_id, recipient) do nothing
            """)
        .param("event", event)
        .param("account", draft.to().account().value())
        .param("kind", draft.kind().word())
        .param("recipient", draft.to().address())
        .param("language", letter.language())
        .param("subject", letter.subject())
        .param("text", letter.plainText())
        .param("html", html)
        .param("messageId", messageId)
        .param("now", Timestamp.from(now))
        .update();
  }

  /**
   * Gives mails whose time has come to the caller alone until a moment; when he dies, they are
   * others' from then on.
   */
  List<StoredMail> claim(Instant now, Instant until, int limit) {
    return jdbc.sql(
            """
            update mail set next_at = :until, tries = tries + 1
            where id in (
              select id from mail where status = 'waiting' and next_at <= :now
              order by next_at, id limit :limit for update skip locked)
            returning *
            """)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(until))
        .param("limit", limit)
        .query(MailRepository::mail)
        .list();
  }

  /**
   * It has left. Whoever sent it may have been late: another who sent it too says the same. A
   * secret that a mail server has is none of ours any more.
   */
  void left(StoredMail mail, boolean sent, Instant now) {
    jdbc.sql(
            """
            update mail set status = :status, sent_at = :now, next_at = null, failure = null,
              text_body = case when :forget then '' else text_body end,
              html_body = case when :forget then '' else html_body end
            where id = :id and status = 'waiting'
            """)
        .param("status", sent ? "sent" : "kept")
        .param("forget", sent && mail.kind().isSecret())
        .param("now", Timestamp.from(now))
        .param("id", mail.id())
        .update();
  }

  /**
   * It could not be sent.
   *
   * @param next when it is tried again, or null to give it up
   */
  void failed(long id, @Nullable Instant next, String failure) {
    jdbc.sql(
            """
            update mail set status = case when :next::timestamptz is null then 'given_up' else 'waiting' end,
              next_at = :next, failure = :failure
            where id = :id and status = 'waiting'
            """)
        .param("next", next == null ? null : Timestamp.from(next))
        .param("failure", failure)
        .param("id", id)
        .update();
  }

  /** Tries one again that was given up; whether it was. */
  boolean sendAgain(long id) {
    return jdbc.sql(
                """
                update mail set status = 'waiting', tries = 0, next_at = written_at, failure = null
                where id = :id and status = 'given_up'
                """)
            .param("id", id)
            .update()
        == 1;
  }

  /** Those that have left, newest first. */
  List<StoredMail> newest(int limit) {
    return jdbc.sql(
            "select * from mail where status in ('sent', 'kept') order by id desc limit :limit")
        .param("limit", limit)
        .query(MailRepository::mail)
        .list();
  }

  Optional<StoredMail> find(long id) {
    return jdbc.sql("select * from mail where id = :id")
        .param("id", id)
        .query(MailRepository::mail)
        .optional();
  }

  private static StoredMail mail(ResultSet row, int number) throws SQLException {
    return new StoredMail(
        row.getLong("id"),
        new AccountId(row.getLong("account_id")),
        MailKind.ofWord(row.getString("kind")).orElseThrow(),
        row.getString("recipient"),
        row.getString("language"),
        row.getString("subject"),
        row.getString("text_body"),
        row.getString("html_body"),
        row.getString("message_id"),
        row.getTimestamp("written_at").toInstant(),
        row.getInt("tries"));
  }
}
