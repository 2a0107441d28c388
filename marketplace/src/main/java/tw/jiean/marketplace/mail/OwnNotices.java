package tw.jiean.marketplace.mail;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.PersonalData;

/**
 * What is kept here of a person: for the copy of it, and to forget it when the account is closed.
 */
@Repository
class OwnNotices implements PersonalData {

  private final JdbcClient jdbc;

  OwnNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A mail as its reader got it. */
  record OwnMail(Instant writtenAt, String recipient, String subject, String text) {}

  @Override
  public String name() {
    return "mails";
  }

  @Override
  public Object of(AccountId account) {
    List<OwnMail> mails =
        jdbc.sql(
                """
                select written_at, recipient, subject, text_body from mail
                where account_id = :account order by id
                """)
            .param("account", account.value())
            .query((row, number) ->
                new OwnMail(
                    row.getTimestamp("written_at").toInstant(),
                    row.getString("recipient"),
                    row.getString("subject"),
                    row.getString("text_body")))
            .list();
    return mails;
  }

  void forget(AccountId account) {
    for (String table : List.of("notice", "mail", "mail_off")) {
      jdbc.sql("delete from " + table + " where account_id = :account")
          .param("account", account.value())
          .update();
    }
  }
}
