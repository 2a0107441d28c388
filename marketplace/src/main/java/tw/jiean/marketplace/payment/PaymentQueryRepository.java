package tw.jiean.marketplace.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables {@code payment_watch}, of attempts about which ECPay is to be asked again, and {@code
 * payment_query}, of all that was asked.
 */
@Repository
class PaymentQueryRepository {

  private final JdbcClient jdbc;

  PaymentQueryRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes up attempts that are due, those that have waited longest first. They are due again when
   * the lease is over, unless {@link #schedule} says otherwise: so a crash loses none.
   */
  List<PaymentAttempt> claim(Instant now, Duration lease, int limit) {
    return jdbc.sql(
            """
            with due as (
              select attempt_id from payment_watch where next_query_at <= :now
              order by next_query_at limit :limit for update skip locked),
            taken as (
              update payment_watch w set next_query_at = :until, asked_at = :now from due
              where w.attempt_id = due.attempt_id returning w.attempt_id)
            select a.* from taken join payment_attempt a on a.id = taken.attempt_id
            """)
        .param("now", utc(now))
        .param("until", utc(now.plus(lease)))
        .param("limit", limit)
        .query(PaymentRepository::attempt)
        .list();
  }

  /** Takes one up out of its turn, likewise. */
  void take(PaymentId attempt, Instant now, Duration lease) {
    jdbc.sql(
            "update payment_watch set next_query_at = :until, asked_at = :now where attempt_id = :id")
        .param("id", attempt.value())
        .param("now", utc(now))
        .param("until", utc(now.plus(lease)))
        .update();
  }

  /** When an attempt that is not paid is asked about next, or never. */
  void schedule(PaymentId attempt, @Nullable Instant next) {
    if (next == null) {
      forget(List.of(attempt)).on(jdbc).update();
    } else {
      schedule(Map.of(attempt, next));
    }
  }

  /** When each of these is asked about next, unless it is paid. */
  void schedule(Map<PaymentId, Instant> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    List<PaymentId> ids = List.copyOf(attempts.keySet());
    // Waits for whoever has an attempt locked: it may be paid when he has done.
    jdbc.sql(
            """
            insert into payment_watch (attempt_id, next_query_at)
            select a.id, n.next
            from unnest(:ids::bigint[], :next::timestamptz[]) n (id, next)
              join payment_attempt a using (id)
            where a.paid_at is null order by a.id for share of a
            on conflict (attempt_id) do update set next_query_at = excluded.next_query_at
            """)
        .param("ids", ids.stream().map(PaymentId::value).toArray(Long[]::new))
        .param("next", ids.stream().map(attempts::get).map(Object::toString).toArray(String[]::new))
        .update();
  }

  /** To be asked nothing more about these. */
  Statements forget(Collection<PaymentId> attempts) {
    return attempts.isEmpty()
        ? Statements.NONE
        : new Statements(
            """
            delete from payment_watch
            where attempt_id = any((select :forgotten::bigint[])::bigint[])
            """,
            Map.of("forgotten", attempts.stream().map(PaymentId::value).toArray(Long[]::new)));
  }

  /** Brings the next question forward, unless one was asked after that moment. */
  void hasten(PaymentId attempt, Instant now, Instant lastBefore) {
    jdbc.sql(
            """
            update payment_watch set next_query_at = :now
            where attempt_id = :id and next_query_at > :now
              and (asked_at is null or asked_at <= :lastBefore)
            """)
        .param("id", attempt.value())
        .param("now", utc(now))
        .param("lastBefore", utc(lastBefore))
        .update();
  }

  /** Keeps what came of a question. */
  void remember(PaymentId attempt, Instant at, String outcome, @Nullable String detail) {
    jdbc.sql(
            """
            insert into payment_query (attempt_id, asked_at, outcome, detail)
            values (:attempt, :at, :outcome, :detail)
            """)
        .param("attempt", attempt.value())
        .param("at", utc(at))
        .param("outcome", outcome)
        .param("detail", detail)
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
