package tw.jiean.marketplace.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminStory;
import tw.jiean.marketplace.backoffice.AdminStory.Event;

/** When the sides differed about a payment, when that was explained, and when ECPay paid it out. */
@Configuration(proxyBeanMethods = false)
class ReconciliationStory {

  private static final String EVENTS =
      """
      select * from (
        select first_seen as at, 1 as turn, id as number, 'found' as event, kind, day::text as day, '' as reason
        from reconciliation_break where attempt_id = :id
        union all
        select closed_at, 2, id, 'closed', kind, day::text, reason
        from reconciliation_break where attempt_id = :id and closed_at is not null
        union all
        select booked_at, 3, row_id, case when amount < 0 then 'taken_back' else 'paid_out' end, '',
          paid_out_on::text, ''
        from settlement where attempt_id = :id) event
      order by at, turn, number
      """;

  @Bean
  @Order(4)
  AdminStory comparisonsOfPayments(JdbcClient jdbc) {
    return AdminStory.of(
        "payments",
        row ->
            jdbc.sql(EVENTS)
                .param("id", Long.parseLong(row.text("id")))
                .query(ReconciliationStory::event)
                .list());
  }

  private static Event event(ResultSet row, int number) throws SQLException {
    String reason = Objects.requireNonNull(row.getString("reason"));
    return new Event(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        "reconciliation.story." + row.getString("event"),
        List.of(
            row.getString("day"),
            AdminStory.word("reconciliation.kind.", row.getString("kind")),
            AdminStory.word("reconciliation.reason.", reason)));
  }
}
