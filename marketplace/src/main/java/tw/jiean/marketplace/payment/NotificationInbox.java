package tw.jiean.marketplace.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.notification.Notification;

/**
 * The table {@code payment_notification}: every message whose signature was right, once, with its
 * verdict. Append-only.
 */
@Repository
class NotificationInbox {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  NotificationInbox(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Whether this very message has been kept already. */
  boolean holds(Door door, Notification notification) {
    return jdbc.sql(
            """
            select exists (select from payment_notification where door = :door
              and merchant_trade_no = :tradeNo and check_mac_value = :checkMacValue)
            """)
        .param("door", door.word())
        .param("tradeNo", notification.trade().merchantTradeNo().value())
        .param("checkMacValue", notification.checkMacValue())
        .query(Boolean.class)
        .single();
  }

  /** Keeps a message with what was made of it. */
  void keep(Door door, Notification notification, @Nullable PaymentId attempt, Verdict verdict) {
    Map<String, String> fields = new LinkedHashMap<>();
    notification.fields().list().forEach(field -> fields.put(field.getKey(), field.getValue()));
    jdbc.sql(
            """
            insert into payment_notification (door, merchant_trade_no, check_mac_value,
              received_at, attempt_id, rtn_code, verdict, fields)
            values (:door, :tradeNo, :checkMacValue, :receivedAt, :attempt, :rtnCode, :verdict,
              :fields::jsonb)
            on conflict (door, merchant_trade_no, check_mac_value) do nothing
            """)
        .param("door", door.word())
        .param("tradeNo", notification.trade().merchantTradeNo().value())
        .param("checkMacValue", notification.checkMacValue())
        .param("receivedAt", Timestamp.from(clock.instant()))
        .param("attempt", attempt == null ? null : attempt.value())
        .param("rtnCode", notification.trade().rtnCode())
        .param("verdict", verdict.word())
        .param("fields", json.writeValueAsString(fields))
        .update();
  }
}
