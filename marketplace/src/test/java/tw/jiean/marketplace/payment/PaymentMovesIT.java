package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.money.Money;

/** The database knows the table of moves as well, and refuses what is not in it. */
@MarketplaceTest
class PaymentMovesIT {

  @Autowired private Payments payments;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  @Test
  void theDatabaseHasTheSameTableOfMoves() {
    Set<String> ours = new TreeSet<>();
    for (PaymentEvent event : PaymentEvent.values()) {
      for (PaymentStatus from : PaymentStatus.values()) {
        event
            .move(from)
            .filter(to -> to != from)
            .ifPresent(to -> ours.add(from.word() + " " + to.word()));
      }
    }

    assertThat(
            new TreeSet<>(
                jdbc.sql("select before || ' ' || after from payment_move")
                    .query(String.class)
                    .list()))
        .isEqualTo(ours);
  }

  @Test
  void theDatabaseRefusesEveryMoveThatIsNotDeclared() {
    for (PaymentStatus from : PaymentStatus.values()) {
      for (PaymentStatus to : PaymentStatus.values()) {
        boolean declared =
            from == to
                || Arrays.stream(PaymentEvent.values())
                    .anyMatch(event -> event.move(from).filter(to::equals).isPresent());
        long id = attemptIn(from);
        assertThat(accepts(id, to)).as(from + " to " + to).isEqualTo(declared);
      }
    }
  }

  @Test
  void theTableOfMovesIsFixed() {
    assertThat(refused("insert into payment_move values ('refunded', 'created')")).isTrue();
    assertThat(refused("delete from payment_move")).isTrue();
    assertThat(refused("truncate payment_move")).isTrue();
  }

  /** Every status can be reached by declared moves; the test takes one way to each. */
  private long attemptIn(PaymentStatus status) {
    long id = opened();
    switch (status) {
      case CREATED -> {}
      case UNKNOWN, CODE_ISSUED, EXPIRED, FAILED, NEEDS_REVIEW, PAID -> set(id, status);
      case REFUND_PENDING -> {
        set(id, PaymentStatus.PAID);
        set(id, status);
      }
      case PARTIALLY_REFUNDED, REFUNDED -> {
        set(id, PaymentStatus.PAID);
        set(id, PaymentStatus.REFUND_PENDING);
        set(id, status);
      }
    }
    return id;
  }

  private boolean accepts(long id, PaymentStatus status) {
    try {
      set(id, status);
      return true;
    } catch (DataAccessException refused) {
      // Leaving the paid ones also takes away when they were paid, which is refused by itself.
      assertThat(refused).message().containsAnyOf("has no move from", "that does not change");
      return false;
    }
  }

  /** Sets the status with all that belongs to it, so that only the move itself can be refused. */
  private void set(long id, PaymentStatus status) {
    jdbc.sql(
            """
            update payment_attempt set status = :status,
              paid_at = case when :paid then coalesce(paid_at, '2026-11-22T12:00Z') end,
              refunded = case when :status = 'refund_pending' then refunded else :refunded end
            where id = :id
            """)
        .param("id", id)
        .param("status", status.word())
        .param("paid", status.isPaid())
        .param(
            "refunded",
            switch (status) {
              case PARTIALLY_REFUNDED -> 1;
              case REFUNDED -> 1200;
              case CREATED,
                  UNKNOWN,
                  CODE_ISSUED,
                  EXPIRED,
                  FAILED,
                  NEEDS_REVIEW,
                  PAID,
                  REFUND_PENDING ->
                  0;
            })
        .update();
  }

  private long opened() {
    String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    Charge charge =
        new Charge(
            new ChargeReference(random.substring(0, 26)),
            Money.of(1200),
            PaymentMethod.CREDIT_CARD,
            new ResultToken(random),
            "request");
    return Objects.requireNonNull(transaction.execute(status -> payments.open(charge)))
        .id()
        .value();
  }

  private boolean refused(String sql) {
    try {
      transaction.executeWithoutResult(status -> jdbc.sql(sql).update());
      return false;
    } catch (DataAccessException expected) {
      return true;
    }
  }
}
