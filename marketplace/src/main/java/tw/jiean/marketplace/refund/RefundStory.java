package tw.jiean.marketplace.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminStory;
import tw.jiean.marketplace.backoffice.AdminStory.Event;
import tw.jiean.marketplace.money.Money;

/** How money went back: what was wanted, what ECPay was told to do, and what was found out. */
@Configuration(proxyBeanMethods = false)
class RefundStory {

  /** Of the refunds that are {@code mine}. */
  private static final String EVENTS =
      """
      , step as (
        select * from refund_step where refund_id in (select id from mine))
      select requested_at as at, 1 as turn, id as number, id as refund, 'opened' as kind, amount,
        source as word, requested_by as code
      from mine
      union all
      select sent_at, 2, id, refund_id, 'sent', amount, action, '' from step
      union all
      select finding.found_at, 2, step.id, step.refund_id, 'found', step.amount, finding.outcome,
        finding.code
      from step join refund_finding finding on finding.step_id = step.id
      union all
      (select b.entered_at, 2, b.id, b.refund_id, 'payee_by_buyer', mine.amount, '', ''
        from refund_payee_by_buyer b join mine on mine.id = b.refund_id
        order by b.id desc limit 20)
      union all
      select closed_at, 3, id, id, status, amount, coalesce(way, ''), coalesce(bank_reference, '')
      from mine where closed_at is not null
      order by at, turn, number, kind desc
      """;

  @Bean
  @Order(3)
  AdminStory refundsOfPayments(JdbcClient jdbc) {
    return story(
        "payments", "with mine as (select * from refund where attempt_id = :id)" + EVENTS, jdbc);
  }

  @Bean
  @Order(1)
  AdminStory refundEvents(JdbcClient jdbc) {
    return story("refunds", "with mine as (select * from refund where id = :id)" + EVENTS, jdbc);
  }

  private static AdminStory story(String list, String sql, JdbcClient jdbc) {
    return AdminStory.of(
        list,
        row ->
            jdbc.sql(sql)
                .param("id", Long.parseLong(row.text("id")))
                .query(RefundStory::event)
                .list());
  }

  private static Event event(ResultSet row, int number) throws SQLException {
    String kind = row.getString("kind");
    String words =
        switch (kind) {
          case "opened" -> "refund.source.";
          case "sent" -> "refund.action.";
          case "found" -> "refund.outcome.";
          default -> "refund.way.";
        };
    return new Event(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        "refund.story." + kind,
        List.of(
            Long.toString(row.getLong("refund")),
            Money.of(row.getLong("amount")),
            AdminStory.word(words, row.getString("word")),
            kind.equals("opened")
                ? AdminStory.word("refund.by.", row.getString("code"))
                : RefundNote.told(row.getString("code"))));
  }
}
