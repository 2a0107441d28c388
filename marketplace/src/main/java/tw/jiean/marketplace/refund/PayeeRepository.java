package tw.jiean.marketplace.refund;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.payment.ChargeReference;

/** The table {@code refund_payee}: buyers' bank accounts, no longer than they are needed. */
@Repository
class PayeeRepository {

  private final JdbcClient jdbc;

  PayeeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores it, or corrects what was stored before. */
  void put(RefundId refund, Payee payee, String by, Instant now) {
    jdbc.sql(
            """
            insert into refund_payee (refund_id, bank_code, account, name, entered_by, entered_at)
            values (:refund, :bank, :account, :name, :by, :now)
            on conflict (refund_id) do update set bank_code = excluded.bank_code,
              account = excluded.account, name = excluded.name, entered_by = excluded.entered_by,
              entered_at = excluded.entered_at
            """)
        .param("refund", refund.value())
        .param("bank", payee.bankCode())
        .param("account", payee.account())
        .param("name", payee.name())
        .param("by", by)
        .param("now", RefundRepository.utc(now))
        .update();
  }

  Optional<String> enteredBy(RefundId refund) {
    return jdbc.sql("select entered_by from refund_payee where refund_id = :refund")
        .param("refund", refund.value())
        .query(String.class)
        .optional();
  }

  /** Notes that the buyer did so; that stays when the account is deleted. */
  void noteBuyer(RefundId refund, Instant now) {
    jdbc.sql("insert into refund_payee_by_buyer (refund_id, entered_at) values (:refund, :now)")
        .param("refund", refund.value())
        .param("now", RefundRepository.utc(now))
        .update();
  }

  /** The last 4 digits of the account that was entered last for refunds of that. */
  Optional<String> ending(ChargeReference reference) {
    return jdbc.sql(
            """
            select right(p.account, 4) from refund_payee p join refund r on r.id = p.refund_id
            where r.reference = :reference order by p.entered_at desc, p.refund_id desc limit 1
            """)
        .param("reference", reference.value())
        .query(String.class)
        .optional();
  }

  /** Deletes those of refunds that were over before that. */
  int forget(Instant closedBefore) {
    return jdbc.sql(
            """
            delete from refund_payee p using refund r
            where r.id = p.refund_id and r.closed_at < :before
            """)
        .param("before", RefundRepository.utc(closedBefore))
        .update();
  }
}
