package tw.jiean.marketplace.mail;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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
}
