package tw.jiean.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tw.jiean.marketplace.ledger.LedgerFixtures.received;
import static tw.jiean.marketplace.ledger.LedgerFixtures.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;

/** What the database itself refuses, whatever program writes to it. */
@MarketplaceTest
class LedgerTableIT {

  private static final String INSERT =
      """
      insert into ledger_transfer (id, happened_at, recorded_at, reason, debit_account,
        debit_subject, credit_account, credit_subject, amount)
      values (:id, now(), now(), :reason, :debitAccount, :debitSubject, :creditAccount,
        :creditSubject, :amount)
      """;

  @Autowired private Ledger ledger;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private Transfer posted;

  @BeforeEach
  void postOne() {
    posted = received(subject(), 1200);
    transaction.executeWithoutResult(status -> ledger.post(List.of(posted)));
  }

  @Test
  void theApplicationOwnsTheTableAndIsNoSuperuser() {
    String about =
        """
        select exists (select from pg_class, pg_roles where relname = 'ledger_transfer'
          and relowner = pg_roles.oid and rolname = current_user and not rolsuper)
        """;
    assertThat(jdbc.sql(about).query(Boolean.class).single()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_transfer set amount = 1",
        "update ledger_transfer set amount = 1 where false",
        "delete from ledger_transfer",
        "delete from ledger_transfer where false",
        "truncate ledger_transfer",
        "update ledger_entry set amount = 1",
        "delete from ledger_entry",
        "select * from ledger_transfer for update",
        "insert into ledger_transfer (id) select id from ledger_transfer"
            + " on conflict (id) do update set amount = 1",
        "merge into ledger_transfer t using ledger_transfer s on t.id = s.id"
            + " when matched then delete"
      })
  void theApplicationMayNotChangeWhatIsWritten(String sql) {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> jdbc.sql(sql).update())
        .havingRootCause()
        .withMessageMatching("(?s).*(permission denied for|cannot (update|delete from)) .*");
    assertUntouched();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_transfer set amount = 1",
        "update ledger_transfer set amount = 1 where false",
        "delete from ledger_transfer",
        "truncate ledger_transfer",
        "insert into ledger_transfer (id) select id from ledger_transfer"
            + " on conflict (id) do update set amount = 1"
      })
  void theTriggerRefusesChangesToWhoeverHasTheRight(String sql) {
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      jdbc.sql("grant update, delete, truncate on ledger_transfer to current_user").update();
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> jdbc.sql(sql).update())
          .havingRootCause()
          .withMessageContaining("Rows of ledger_transfer are never changed or deleted");
    });
    assertUntouched();
  }

  @Test
  void itTakesExactlyTheMovesThatTheReasonsDeclare() {
    List<String> differences = new ArrayList<>();
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      for (TransferReason reason : TransferReason.values()) {
        for (LedgerAccount debit : LedgerAccount.values()) {
          for (LedgerAccount credit : LedgerAccount.values()) {
            Object savepoint = status.createSavepoint();
            boolean taken;
            try {
              insert(subject(), reason.word(), debit.word(), "A", credit.word(), "B", 1);
              taken = true;
            } catch (DataIntegrityViolationException refused) {
              taken = false;
            }
            status.rollbackToSavepoint(savepoint);
            if (taken != reason.allows(debit, credit)) {
              differences.add(reason + " " + debit + " " + credit + " is taken: " + taken);
            }
          }
        }
      }
    });
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        // no amount, or one that goes the other way
        "payment_received, ecpay_receivable, A, order_escrow, B, 0",
        "payment_received, ecpay_receivable, A, order_escrow, B, -1",
        "payment_received, ecpay_receivable, A, order_escrow, B, null",
        // one side only
        "payment_received, ecpay_receivable, A, null, null, 1",
        "payment_received, null, null, order_escrow, B, 1",
        "payment_received, ecpay_receivable, A, order_escrow, null, 1",
        "payment_received, ecpay_receivable, A, order_escrow, '', 1",
        // what is not known
        "gift, ecpay_receivable, A, order_escrow, B, 1",
        "null, ecpay_receivable, A, order_escrow, B, 1",
        "payment_received, drawer, A, order_escrow, B, 1",
        "payment_received, ecpay_receivable, A, drawer, B, 1",
        // from an account to itself
        "correction, order_escrow, A, order_escrow, B, 1",
        "payment_received, ecpay_receivable, 'A B', order_escrow, B, 1",
        "payment_received, ecpay_receivable, A, order_escrow, 'B\u00e4', 1",
      })
  void anythingThatIsNoWholeTransferIsRefused(
      @Nullable String reason,
      @Nullable String debit,
      @Nullable String debited,
      @Nullable String credit,
      @Nullable String credited,
      @Nullable Long amount) {
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() -> insert(subject(), reason, debit, debited, credit, credited, amount));
  }

  @Test
  void anIdIsTakenOnceAndIsPlain() {
    String id = subject();
    insert(id, "commission", "order_escrow", "A", "platform_revenue", "", 1L);
    for (@Nullable String refused : Arrays.asList(id, "", "a b", "a".repeat(101), null)) {
      assertThatExceptionOfType(DataIntegrityViolationException.class)
          .isThrownBy(
              () -> insert(refused, "commission", "order_escrow", "A", "platform_revenue", "", 1L));
    }
  }

  @Test
  void theTwoEntriesOfATransferAddUpToNothing() {
    assertThat(
            jdbc.sql(
                    """
                    select side || ' ' || account || ' ' || subject || ' ' || contra || ' ' || amount
                    from ledger_entry where id = :id
                    """)
                .param("id", posted.id().value())
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(
            "ecpay_receivable:A ecpay_receivable A order_escrow:A 1200"
                .replace("A", posted.debit().subject()),
            "order_escrow:A order_escrow A ecpay_receivable:A -1200"
                .replace("A", posted.debit().subject()));
  }

  private void assertUntouched() {
    assertThat(ledger.balance(posted.credit())).isEqualTo(1200);
  }

  private void insert(
      @Nullable String id,
      @Nullable String reason,
      @Nullable String debitAccount,
      @Nullable String debitSubject,
      @Nullable String creditAccount,
      @Nullable String creditSubject,
      @Nullable Object amount) {
    jdbc.sql(INSERT)
        .param("id", id)
        .param("reason", reason)
        .param("debitAccount", debitAccount)
        .param("debitSubject", debitSubject)
        .param("creditAccount", creditAccount)
        .param("creditSubject", creditSubject)
        .param("amount", amount)
        .update();
  }
}
