package tw.jiean.marketplace.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.RequestId;

/** The SQL of messages. */
@Repository
class MessageRepository {

  private static final String SELECT =
      """
      select m.id, m.order_no, m.sender_id, m.recipient_id, m.text, m.at, s.at as seen_at
      from message m left join message_seen s on s.message_id = m.id
      """;

  private final JdbcClient jdbc;

  MessageRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One message of a sender at a time, until the transaction ends. */
  void lock(AccountId sender) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('message'), hashtext(:sender))::text")
        .param("sender", sender.toString())
        .query(String.class)
        .list();
  }

  Optional<Message> find(AccountId sender, RequestId request) {
    return jdbc.sql(SELECT + "where m.sender_id = :sender and m.request_id = :request")
        .param("sender", sender.value())
        .param("request", request.value())
        .query(MessageRepository::message)
        .optional();
  }

  /** How many messages somebody has sent after that time. */
  int sentSince(AccountId sender, Instant time) {
    return jdbc.sql("select count(*) from message where sender_id = :sender and at > :time")
        .param("sender", sender.value())
        .param("time", utc(time))
        .query(Integer.class)
        .single();
  }

  /** Stores a message that its reader has not seen. */
  MessageId insert(
      OrderNumber order,
      AccountId sender,
      AccountId recipient,
      String text,
      RequestId request,
      Instant at) {
    return new MessageId(
        jdbc.sql(
                """
                with stored as (
                  insert into message (order_no, sender_id, recipient_id, text, request_id, at)
                  values (:order, :sender, :recipient, :text, :request, :at)
                  returning id, recipient_id, order_no),
                unread as (
                  insert into message_unread (account_id, order_no, message_id)
                  select recipient_id, order_no, id from stored)
                select id from stored
                """)
            .param("order", order.value())
            .param("sender", sender.value())
            .param("recipient", recipient.value())
            .param("text", text)
            .param("request", request.value())
            .param("at", utc(at))
            .query(Long.class)
            .single());
  }

  /** The newest ones before that id, or of all when it is null; oldest first. */
  List<Message> before(OrderNumber order, @Nullable MessageId before, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where m.order_no = :order and (:before::bigint is null or m.id < :before::bigint)
                order by m.id desc limit :limit
                """)
        .param("order", order.value())
        .param("before", before == null ? null : before.value())
        .param("limit", limit)
        .query(MessageRepository::message)
        .list()
        .reversed();
  }

  /** What came after that id, oldest first. */
  List<Message> after(OrderNumber order, long after, int limit) {
    return jdbc.sql(
            SELECT + "where m.order_no = :order and m.id > :after order by m.id limit :limit")
        .param("order", order.value())
        .param("after", after)
        .param("limit", limit)
        .query(MessageRepository::message)
        .list();
  }

  /** The reader has seen what was said to him in that order, up to and with that message. */
  void seen(AccountId reader, OrderNumber order, MessageId upTo, Instant at) {
    jdbc.sql(
            """
            with seen as (
              delete from message_unread
              where account_id = :reader and order_no = :order and message_id <= :upTo
              returning message_id)
            insert into message_seen (message_id, at) select message_id, :at from seen
            """)
        .param("reader", reader.value())
        .param("order", order.value())
        .param("upTo", upTo.value())
        .param("at", utc(at))
        .update();
  }

  /** How many messages the reader has not seen, by order; orders without any are left out. */
  Map<String, Long> unread(AccountId reader) {
    return jdbc
        .sql(
            """
            select order_no, count(*) as number from message_unread
            where account_id = :reader group by order_no
            """)
        .param("reader", reader.value())
        .query((row, _) -> Map.entry(row.getString("order_no"), row.getLong("number")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Message message(ResultSet row, int index) throws SQLException {
    OffsetDateTime seen = row.getObject("seen_at", OffsetDateTime.class);
    return new Message(
        new MessageId(row.getLong("id")),
        new OrderNumber(row.getString("order_no")),
        new AccountId(row.getLong("sender_id")),
        new AccountId(row.getLong("recipient_id")),
        row.getString("text"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        seen == null ? null : seen.toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
