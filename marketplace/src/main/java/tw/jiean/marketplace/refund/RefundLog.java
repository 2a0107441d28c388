package tw.jiean.marketplace.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.ecpay.card.CardAction;
import tw.jiean.ecpay.card.CardStep;
import tw.jiean.marketplace.payment.PaymentId;
import tw.jiean.marketplace.refund.RefundStep.Outcome;

/** Every command to ECPay and what was found out about it. It is only read and added to. */
@Repository
class RefundLog {

  private static final int LONGEST_CODE = 300;

  private final JdbcClient jdbc;

  RefundLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes that a command is about to be sent. */
  RefundStep add(RefundId refund, CardStep step, CardSnapshot before, Instant now) {
    long id =
        jdbc.sql(
                """
                insert into refund_step (refund_id, action, amount, state_before, captured_before,
                  refunded_before, sent_at)
                values (:refund, :action, :amount, :state, :captured, :refunded, :now)
                returning id
                """)
            .param("refund", refund.value())
            .param("action", RefundStep.word(step.action()))
            .param("amount", step.amount().dollars())
            .param("state", before.stateWord())
            .param("captured", before.captured())
            .param("refunded", before.refunded())
            .param("now", RefundRepository.utc(now))
            .query(Long.class)
            .single();
    return new RefundStep(
        id, refund, step.action(), step.amount().dollars(), before, now, Outcome.UNKNOWN);
  }

  /** Writes what was found out, and by which words. */
  void find(RefundStep step, Outcome outcome, String code, Instant now) {
    jdbc.sql(
            """
            insert into refund_finding (step_id, found_at, outcome, code)
            values (:step, :now, :outcome, :code)
            """)
        .param("step", step.id())
        .param("now", RefundRepository.utc(now))
        .param("outcome", outcome.word())
        .param("code", code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE))
        .update();
  }

  /**
   * Whether ECPay has let go of the money, or will: then it never comes, so it must not be counted
   * on, nor given back in another way.
   */
  boolean isLetGo(Refund refund) {
    return refund.state().cause() == RefundCause.NOTHING_TO_GIVE_BACK
        || of(refund.id()).stream()
            .anyMatch(step -> step.action() == CardAction.CANCEL_CAPTURE && step.outcome().made());
  }

  /** All commands of a refund, oldest first. */
  List<RefundStep> of(RefundId refund) {
    return jdbc.sql("select * from refund_call where refund_id = :refund order by id")
        .param("refund", refund.value())
        .query(RefundLog::step)
        .list();
  }

  /** All commands for all refunds of an attempt, oldest first. */
  List<RefundStep> of(PaymentId payment) {
    return jdbc.sql(
            """
            select c.* from refund_call c join refund r on r.id = c.refund_id
            where r.attempt_id = :payment order by c.id
            """)
        .param("payment", payment.value())
        .query(RefundLog::step)
        .list();
  }

  /** How much is written about the refunds of an attempt: grows with each command and finding. */
  long length(PaymentId payment) {
    return jdbc.sql(
            """
            select count(distinct s.id) + count(f.id)
            from refund r join refund_step s on s.refund_id = r.id
            left join refund_finding f on f.step_id = s.id
            where r.attempt_id = :payment
            """)
        .param("payment", payment.value())
        .query(Long.class)
        .single();
  }

  /** The command of which nobody knows whether it was carried out, if there is one. */
  Optional<RefundStep> open(RefundId refund) {
    List<RefundStep> steps = of(refund);
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(steps.getLast()).filter(step -> step.outcome() == Outcome.UNKNOWN);
  }

  private static RefundStep step(ResultSet row, int number) throws SQLException {
    return new RefundStep(
        row.getLong("id"),
        new RefundId(row.getLong("refund_id")),
        CardAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
        row.getLong("amount"),
        new CardSnapshot(
            row.getString("state_before"),
            row.getLong("captured_before"),
            row.getLong("refunded_before")),
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        Outcome.ofWord(row.getString("outcome")));
  }
}
