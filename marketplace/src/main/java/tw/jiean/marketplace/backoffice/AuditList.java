package tw.jiean.marketplace.backoffice;

import static tw.jiean.marketplace.backoffice.AdminFormat.CODE;
import static tw.jiean.marketplace.backoffice.AdminFormat.NUMBER;
import static tw.jiean.marketplace.backoffice.AdminFormat.TEXT;
import static tw.jiean.marketplace.backoffice.AdminFormat.TIME;
import static tw.jiean.marketplace.backoffice.AdminFormat.label;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log as a list of its own. */
@Configuration(proxyBeanMethods = false)
class AuditList {

  static final String NAME = "audit";

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  AdminList auditEntries(
      JdbcClient jdbc, ObjectProvider<AdminList> lists, ObjectProvider<AdminCommand> commands) {
    AuditWords words = new AuditWords(lists, commands);
    return AdminList.named(NAME, "backoffice.audit")
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select id, at, actor, list, object, list || '/' || object as about_what,
                  command, reason, inputs,
                  case when refusal is null then 'done' else 'refused' end as outcome,
                  refusal, encode(chain, 'hex') as chain
                from audit_entry
                """))
        .key("id")
        .column("id", NUMBER)
        .column("at", TIME)
        .column("actor", TEXT)
        .column("about_what", List.of("list", "object"), words::object)
        .column("deed", List.of("list", "command"), words::deed)
        .column("reason", TEXT)
        .column("outcome", label("backoffice.audit.outcome."))
        .field("inputs", List.of("list", "command", "inputs"), words::inputs)
        .field("refusal", AuditList::text)
        .field("chain", CODE)
        .search("actor", "about_what", "reason")
        .filter("outcome", "done", "refused")
        .recent("at")
        .sortable("id", "at", "actor")
        .newestFirst("id")
        .build();
  }

  private static AdminValue text(Object messageKey) {
    return new AdminValue.Label(messageKey.toString(), messageKey.toString());
  }

  /** What was done with one object, newest first. */
  static List<AdminRow> about(AdminList audit, AdminList list, String key) {
    return audit.where(Map.of("list", list.name(), "object", key));
  }
}
