package tw.jiean.marketplace.messaging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.PersonalData;

/**
 * What a person has said and was told, for a copy of his own data. When the account is closed it
 * stays: it belongs to the order's other party too, and may be evidence.
 */
@Repository
class MessagesOfAccount implements PersonalData {

  private final JdbcClient jdbc;

  MessagesOfAccount(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One message.
   *
   * @param direction {@code sent} or {@code received}
   * @param seenAt when its reader saw it, or null
   */
  record OwnMessage(
      String order, String direction, String text, Instant at, @Nullable Instant seenAt) {}

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public Object of(AccountId account) {
    List<OwnMessage> messages =
        jdbc.sql(
                """
                select m.id, m.order_no, 'sent' as direction, m.text, m.at, s.at as seen_at
                from message m left join message_seen s on s.message_id = m.id
                where m.sender_id = :account
                union all
                select m.id, m.order_no, 'received', m.text, m.at, s.at
                from message m left join message_seen s on s.message_id = m.id
                where m.recipient_id = :account
                order by id
                """)
            .param("account", account.value())
            .query((row, _) ->
                new OwnMessage(
                    row.getString("order_no"),
                    row.getString("direction"),
                    row.getString("text"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    instant(row.getObject("seen_at", OffsetDateTime.class))))
            .list();
    return messages;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
