package tw.jiean.marketplace.mail;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminCommand;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminOutcome;
import tw.jiean.marketplace.backoffice.AdminRows;

/** Where each mail is. What stands in it is between us and its reader, and is not shown. */
@Configuration(proxyBeanMethods = false)
class MailAdmin {

  private static final String LIST = "mails";

  @Bean
  @Order(70)
  AdminList mailList(JdbcClient jdbc) {
    return AdminList.named(LIST, "mail.admin.mails")
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select id, recipient, kind, status, tries, written_at, next_at, sent_at, language,
                  message_id, failure
                from mail
                """))
        .key("id")
        .column("id", AdminFormat.NUMBER)
        .column("recipient", AdminFormat.TEXT)
        .column("kind", AdminFormat.CODE)
        .column("status", AdminFormat.label("mail.admin.status."))
        .column("written_at", AdminFormat.TIME)
        .column("sent_at", AdminFormat.TIME)
        .field("language", AdminFormat.CODE)
        .field("message_id", AdminFormat.CODE)
        .field("tries", AdminFormat.NUMBER)
        .field("next_at", AdminFormat.TIME)
        .field("failure", AdminFormat.TEXT)
        .search("recipient", "message_id")
        .codes("message_id")
        .filter("status", "waiting", "sent", "kept", "given_up")
        .recent("written_at")
        .sortable("id", "written_at", "sent_at")
        .newestFirst("id")
        .build();
  }

  @Bean
  AdminCommand sendMailAgain(MailRepository mails) {
    return AdminCommand.on(LIST, "send-again", "mail.admin.send-again")
        .when(row -> row.text("status").equals("given_up"))
        .does(call ->
            mails.sendAgain(call.number())
                ? AdminOutcome.done()
                : AdminOutcome.refused("mail.admin.send-again.not-given-up"));
  }
}
