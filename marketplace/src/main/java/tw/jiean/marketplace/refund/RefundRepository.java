package tw.jiean.marketplace.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentId;

/** The table {@code refund}. */
@Repository
class RefundRepository {

  private final JdbcClient jdbc;

  RefundRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a new one. The attempts of the reference are locked. */
  Refund insert(
      NewRefund wish, PaymentId payment, RefundSource source, Refund.State state, Instant now) {
    return jdbc.sql(
            """
            insert into refund (attempt_id, reference, amount, source, occasion, reason,
              requested_by, request_id, requested_at, status, cause, next_at)
            values (:payment, :reference, :amount, :source, :occasion, :reason, :requestedBy,
              :requestId, :now, :status, :cause, :nextAt)
            returning *
            """)
        .param("payment", payment.value())
        .param("reference", wish.reference().value())
        .param("amount", wish.amount().dollars())
        .param("source", source.word())
        .param("occasion", wish.reason().occasion())
        .param("reason", wish.reason().words())
        .param("requestedBy", wish.requestedBy())
        .param("requestId", wish.requestId())
        .param("now", utc(now))
        .param("status", state.status().word())
        .param("cause", state.cause() == null ? null : state.cause().word())
        .param("nextAt", utc(state.nextAt()))
        .query(RefundRepository::refund)
        .single();
  }

  Optional<Refund> find(RefundId id) {
    return jdbc.sql("select * from refund where id = :id")
        .param("id", id.value())
        .query(RefundRepository::refund)
        .optional();
  }

  Optional<Refund> ofRequest(String requestId) {
    return jdbc.sql("select * from refund where request_id = :requestId")
        .param("requestId", requestId)
        .query(RefundRepository::refund)
        .optional();
  }

  /** Locks it until the transaction ends. The attempts of its reference are locked before. */
  Refund lock(RefundId id) {
    return jdbc.sql("select * from refund where id = :id for update")
        .param("id", id.value())
        .query(RefundRepository::refund)
        .single();
  }

  /** All of an attempt, oldest first. */
  List<Refund> of(PaymentId payment) {
    return jdbc.sql("select * from refund where attempt_id = :payment order by id")
        .param("payment", payment.value())
        .query(RefundRepository::refund)
        .list();
  }

  /** All of these references, oldest first. */
  List<Refund> of(Collection<ChargeReference> references) {
    return references.isEmpty()
        ? List.of()
        : jdbc.sql("select * from refund where reference in (:references) order by id")
            .param("references", references.stream().map(ChargeReference::value).toList())
            .query(RefundRepository::refund)
            .list();
  }

  /**
   * Takes the one that is due longest, for so long: nobody else gets it before, unless who took it
   * dies. While a command of an attempt's refund is out, or somebody works at an earlier one, its
   * other refunds wait: what ECPay then tells of the card would not say whose it is.
   */
  Optional<Refund> claim(Instant now, Instant leaseUntil) {
    return jdbc.sql(
            """
            update refund set next_at = :until where id = (
              select id from refund r
              where next_at <= :now and (status <> 'requested' or not exists (
                select from refund other where other.attempt_id = r.attempt_id
                  and other.id <> r.id and (other.status in ('calling', 'unknown')
                    or (other.id < r.id and other.next_at <= :until))))
              order by next_at, id
              limit 1
              for update skip locked)
            returning *
            """)
        .param("now", utc(now))
        .param("until", utc(leaseUntil))
        .query(RefundRepository::refund)
        .optional();
  }

  /** Stores where it stands. */
  void update(Refund refund) {
    Refund.State state = refund.state();
    int rows =
        jdbc.sql(
                """
                update refund set status = :status, cause = :cause, detail = :detail,
                  next_at = :nextAt, tries = :tries, way = :way, bank_reference = :bankReference,
                  confirmed_by = :confirmedBy, closed_at = :closedAt
                where id = :id
                """)
            .param("id", refund.id().value())
            .param("status", state.status().word())
            .param("cause", state.cause() == null ? null : state.cause().word())
            .param("detail", state.detail())
            .param("nextAt", utc(state.nextAt()))
            .param("tries", state.tries())
            .param("way", state.way() == null ? null : state.way().word())
            .param("bankReference", state.bankReference())
            .param("confirmedBy", state.confirmedBy())
            .param("closedAt", utc(state.closedAt()))
            .update();
    if (rows != 1) {
      throw new IllegalStateException("Refund " + refund.id() + " is not there to be updated");
    }
  }

  private static Refund refund(ResultSet row, int number) throws SQLException {
    String cause = row.getString("cause");
    String way = row.getString("way");
    return new Refund(
        new RefundId(row.getLong("id")),
        new PaymentId(row.getLong("attempt_id")),
        new ChargeReference(row.getString("reference")),
        Money.of(row.getLong("amount")),
        RefundSource.ofWord(row.getString("source")),
        new RefundReason(row.getString("occasion"), row.getString("reason")),
        row.getString("requested_by"),
        row.getString("request_id"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        new Refund.State(
            RefundStatus.ofWord(row.getString("status")),
            cause == null ? null : RefundCause.ofWord(cause),
            row.getString("detail"),
            instant(row, "next_at"),
            row.getInt("tries"),
            way == null ? null : RefundWay.ofWord(way),
            row.getString("bank_reference"),
            row.getString("confirmed_by"),
            instant(row, "closed_at")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
