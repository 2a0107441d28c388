package tw.jiean.marketplace.payment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminRow;
import tw.jiean.marketplace.backoffice.AdminStory;
import tw.jiean.marketplace.backoffice.AdminStory.Event;
import tw.jiean.marketplace.money.Money;

/** What happened to a payment: how it was opened, what was asked, what was told and believed. */
@Configuration(proxyBeanMethods = false)
class PaymentStory {

  /** Questions come before what they brought, although both are noted at the same moment. */
  private static final String TOLD =
      """
      select asked_at as at, 'asked' as kind, outcome as word, '' as code, '' as verdict, '' as amount, id
      from payment_query where attempt_id = :id
      union all
      select received_at, 'told', door, code, verdict, coalesce(fields ->> 'TradeAmt', ''), id
      from payment_inbox where merchant_trade_no = :tradeNo
      order by at, kind, id
      """;

  @Bean
  @Order(1)
  AdminStory paymentEvents(JdbcClient jdbc) {
    return AdminStory.of(
        "payments",
        row -> {
          List<Event> events = new ArrayList<>();
          events.add(opened(row));
          events.addAll(
              jdbc.sql(TOLD)
                  .param("id", Long.parseLong(row.text("id")))
                  .param("tradeNo", row.text("merchant_trade_no"))
                  .query((found, _) ->
                      event(
                          found.getObject("at", OffsetDateTime.class).toInstant(),
                          found.getString("kind"),
                          found.getString("word"),
                          found.getString("code"),
                          verdict(row, found.getString("verdict"), found.getString("amount"))))
                  .list());
          return events;
        });
  }

  private static Event opened(AdminRow row) {
    return new Event(
        (Instant) Objects.requireNonNull(row.value("created_at")),
        "payment.story.opened",
        List.of(
            AdminStory.word("payment.method.", row.text("method")),
            Money.of(Long.parseLong(row.text("amount")))));
  }

  /** What was made of a message; of an amount that does not fit, both. */
  private static Object verdict(AdminRow row, String verdict, String told) {
    return verdict.equals("wrong_amount") && told.matches("[0-9]{1,9}")
        ? AdminStory.words(
            "payment.story.wrong-amount",
            Money.of(Long.parseLong(row.text("amount"))),
            Money.of(Long.parseLong(told)))
        : AdminStory.word("payment.admin.verdict.", verdict);
  }

  private static Event event(Instant at, String kind, String word, String code, Object verdict) {
    return kind.equals("asked")
        ? new Event(
            at, "payment.story.asked", List.of(AdminStory.word("payment.story.asked.", word)))
        : new Event(
            at,
            "payment.story.told." + word,
            List.of(AdminStory.word("payment.story.operator.", code), verdict));
  }
}
