package tw.jiean.marketplace.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When attempts are asked about, and the table {@code payment_query} of all that was asked. */
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
            update payment_attempt set next_query_at = :until, asked_at = :now, queries = queries + 1
            where id in (
              select id from payment_attempt where next_query_at <= :now
              order by next_query_at limit :limit for update skip locked)
            returning *
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
            """
            update payment_attempt set asked_at = :now, queries = queries + 1,
              next_query_at = case when next_query_at is null then null else :until end
            where id = :id
            """)
        .param("id", attempt.value())
        .param("now", utc(now))
        .param("until", utc(now.plus(lease)))
        .update();
  }

  /** When an attempt that is not decided is asked about next, or never. */
  void schedule(PaymentId attempt, @Nullable Instant next) {
    jdbc.sql(
            """
            update payment_attempt set next_query_at = :next
            where id = :id and paid_at is null
            """)
        .param("id", attempt.value())
        .param("next", next == null ? null : utc(next))
        .update();
  }

  /** Brings the next question forward, unless one was asked after that moment. */
  void hasten(PaymentId attempt, Instant now, Instant lastBefore) {
    jdbc.sql(
            """
            update payment_attempt set next_query_at = :now
            where id = :id and next_query_at > :now and (asked_at is null or asked_at <= :lastBefore)
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
