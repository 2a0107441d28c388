package tw.jiean.marketplace.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** What the database refuses by itself, whatever the application does. */
class RefundTableIT extends RefundITBase {

  @Test
  void theDatabaseHasTheSameTableOfMoves() {
    Set<String> ours = new TreeSet<>();
    for (RefundEvent event : RefundEvent.values()) {
      for (RefundStatus from : RefundStatus.values()) {
        event
            .move(from)
            .filter(to -> to != from)
            .ifPresent(to -> ours.add(from.word() + " " + to.word()));
      }
    }

    assertThat(
            new TreeSet<>(
                jdbc.sql("select before || ' ' || after from refund_move")
                    .query(String.class)
                    .list()))
        .isEqualTo(ours);
  }

  @Test
  void theDatabaseRefusesEveryMoveThatIsNotDeclared() {
    Paid paid = paidByCard();
    for (RefundStatus from : RefundStatus.values()) {
      for (RefundStatus to : RefundStatus.values()) {
        boolean declared =
            Arrays.stream(RefundEvent.values())
                .anyMatch(event -> event.move(from).filter(to::equals).isPresent());
        if (from != to) {
          assertThat(accepts(paid, from, to)).as(from + " to " + to).isEqualTo(declared);
        }
      }
    }
  }

  private boolean accepts(Paid paid, RefundStatus from, RefundStatus to) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          status.setRollbackOnly();
          RefundId refund = request(paid, 1);
          way(refund, from);
          try {
            set(refund, to);
            return true;
          } catch (DataAccessException refused) {
            assertThat(refused).message().containsAnyOf("has no move from", "is over");
            return false;
          }
        }));
  }

  /** Leads it there by declared moves. */
  private void way(RefundId refund, RefundStatus to) {
    switch (to) {
      case REQUESTED -> {}
      case CALLING, TRANSFER_DUE, BY_HAND_DUE, REFUSED, WITHDRAWN -> set(refund, to);
      case UNKNOWN, DONE -> {
        set(refund, RefundStatus.CALLING);
        set(refund, to);
      }
      case TRANSFER_ENTERED -> {
        set(refund, RefundStatus.TRANSFER_DUE);
        set(refund, to);
      }
    }
  }

  /** Sets the status with all that belongs to it, so that only the move itself can be refused. */
  private void set(RefundId refund, RefundStatus to) {
    jdbc.sql(
            """
            update refund set status = :status,
              next_at = case when :works then timestamptz '2026-11-22T12:00Z' end,
              closed_at = case when :closed then timestamptz '2026-11-22T12:00Z' end,
              way = case when :done then 'card' end
            where id = :id
            """)
        .param("id", refund.value())
        .param("status", to.word())
        .param(
            "works",
            to == RefundStatus.REQUESTED
                || to == RefundStatus.CALLING
                || to == RefundStatus.UNKNOWN)
        .param("closed", !to.isOpen())
        .param("done", to == RefundStatus.DONE)
        .update();
  }

  @Test
  void refundsNeverExceedWhatWasPaidEvenBehindTheApplicationsBack() {
    Paid paid = paidByCard();
    request(paid, 700);

    assertThat(refused(() -> insert(paid, 500))).isEmpty();
    assertThat(refused(() -> insert(paid, 501))).contains("would exceed what was paid");
    assertThat(
            refused(() -> {
              insert(paid, 500);
              insert(paid, 1);
            }))
        .contains("would exceed what was paid");
  }

  @Test
  void whatWasNotPaidHasNoRefund() {
    Paid paid = paidByCard();
    Paid other = new Paid(newReference(), paid.view());

    assertThat(refused(() -> insert(other, 1))).contains("has not paid");
  }

  private void insert(Paid paid, long amount) {
    jdbc.sql(
            """
            insert into refund (attempt_id, reference, amount, source, reason, requested_by,
              request_id, requested_at, status, next_at)
            values (:payment, :reference, :amount, 'order', 'test', 'test', :request, now(),
              'requested', timestamptz '2999-01-01T00:00Z')
            """)
        .param("payment", paid.view().id().value())
        .param("reference", paid.reference().value())
        .param("amount", amount)
        .param("request", UUID.randomUUID().toString())
        .update();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update refund set amount = amount + 1",
        "update refund set reference = 'AAAAAAAAAAAAAAAAAAAA'",
        "update refund set requested_by = 'somebody'",
        "update refund set reason = 'other'",
        "update refund set occasion = 'order.cause.ruled'",
        "delete from refund",
        "truncate refund cascade",
        "update refund_step set amount = 1",
        "delete from refund_step",
        "update refund_finding set outcome = 'accepted'",
        "delete from refund_finding",
        "insert into refund_move values ('done', 'requested')",
        "delete from refund_move"
      })
  void whatHappenedIsNotRewritten(String sql) {
    Paid paid = paidByCard();
    request(paid, 500);
    execution.runDue();

    assertThat(refused(() -> jdbc.sql(sql).update())).isNotEmpty();
  }

  /** The database's words, empty when it accepts; nothing is kept. */
  private String refused(Runnable work) {
    try {
      transaction.executeWithoutResult(status -> {
        status.setRollbackOnly();
        work.run();
      });
      return "";
    } catch (DataAccessException refusal) {
      return String.valueOf(refusal.getMessage());
    }
  }
}
