package tw.jiean.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tw.jiean.marketplace.ledger.LedgerFixtures.subject;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.money.Money;

/**
 * Random operations, up to 64 posted together. After each posting what it added sums to zero, the
 * sides that it moved have what a second, simpler bookkeeping says, and an attempt to spoil the
 * books is refused; after each hundredth of all operations so do all accounts.
 */
@MarketplaceTest
@ExtendWith(Proof.class)
class RandomBooksIT {

  private static final int OPERATIONS = Proof.scale(1_000_000);
  private static final int POSTED_TOGETHER = 64;

  private record Remembered(Side side, Instant at, long balance) {}

  @Autowired private Ledger ledger;
  @Autowired private LedgerRepository turnover;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private SettableClock clock;

  private final Random random = Proof.random();
  private final List<Remembered> past = new ArrayList<>();
  private List<AccountTotals> before = List.of();

  @Test
  void theBooksBalanceAfterEveryBatchAndCannotBeSpoilt() {
    before = ledger.trialBalance(clock.instant());
    String name = subject() + "R"; // begins no other subject
    RandomBooks books = new RandomBooks(random, name, clock.instant());
    int done = 0;
    for (int hundredth = 1; hundredth <= 100; hundredth++) {
      while (done < OPERATIONS * (long) hundredth / 100) {
        int together = Math.min(1 + random.nextInt(POSTED_TOGETHER), OPERATIONS - done);
        clock.tick(Duration.ofMillis(1));
        post(books, together);
        spoil(books);
        done += together;
      }
      assertTotals(books);
    }
    assertThat(past)
        .isNotEmpty()
        .allSatisfy(
            then -> assertThat(ledger.balance(then.side(), then.at())).isEqualTo(then.balance()));
    assertEveryBalance(books, name);
    // And these balances are those of the ledger, as has just been seen.
    assertThat(books.finished())
        .isNotEmpty()
        .allSatisfy(escrow -> assertThat(books.balance(escrow)).isZero());
  }

  /** Posts so many operations at once and looks at what became of it. */
  private void post(RandomBooks books, int operations) {
    List<Transfer> transfers = new ArrayList<>();
    for (int i = 0; i < operations; i++) {
      transfers.addAll(books.next());
    }
    transaction.executeWithoutResult(status -> ledger.post(transfers));
    assertThat(
            jdbc.sql("select coalesce(sum(amount), 0) from ledger_entry where recorded_at = :now")
                .param("now", LedgerRepository.moment(clock.instant()))
                .query(Long.class)
                .single())
        .isZero();
    sidesWithSubject(transfers.getLast())
        .forEach(side -> {
          long balance = books.balance(side);
          assertThat(ledger.balance(side)).as(side.toString()).isEqualTo(balance);
          if (random.nextInt(50) == 0) {
            past.add(new Remembered(side, clock.instant(), balance));
          }
        });
  }

  /** Accounts of the house are shared with other tests. */
  private static Stream<Side> sidesWithSubject(Transfer transfer) {
    return Stream.of(transfer.debit(), transfer.credit()).filter(side -> !side.subject().isEmpty());
  }

  /** Each must be refused; were one not, the sums that are taken next would show it. */
  private void spoil(RandomBooks books) {
    Transfer victim = books.anyBooked();
    switch (random.nextInt(6)) {
      case 0 ->
          assertRefused("update ledger_transfer set amount = amount + 1 where id = :id", victim);
      case 1 -> assertRefused("delete from ledger_transfer where id = :id", victim);
      case 2 -> assertRefused("truncate ledger_transfer", victim);
      case 3 ->
          assertRefused(
              """
                  insert into ledger_transfer (id, happened_at, recorded_at, reason, debit_account,
                debit_subject, credit_account, credit_subject, amount)
              select id || 'x', happened_at, recorded_at, reason,
                    debit_account, debit_subject, credit_account, credit_subject, 0
                  from ledger_transfer where id = :id
              """,
              victim);
      case 4 ->
          assertRefused(
              """
                  insert into ledger_transfer (id, happened_at, recorded_at, reason, debit_account,
                debit_subject, credit_account, credit_subject, amount)
              select id || 'x', happened_at, recorded_at, reason,
                    debit_account, debit_subject, null, null, amount
                  from ledger_transfer where id = :id
              """,
              victim);
      case 5 -> {
        Money other = victim.amount().plus(Money.of(1));
        Transfer changed =
            new Transfer(
                victim.id(), victim.at(), victim.reason(), victim.debit(), victim.credit(), other);
        assertThatExceptionOfType(TransferConflict.class)
            .isThrownBy(
                () -> transaction.executeWithoutResult(status -> ledger.post(List.of(changed))));
      }
      default -> throw new AssertionError();
    }
  }

  private void assertRefused(String sql, Transfer victim) {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> jdbc.sql(sql).param("id", victim.id().value()).update())
        .havingRootCause()
        .withMessageMatching("(?s).*(permission denied|violates).*");
  }

  private void assertTotals(RandomBooks books) {
    List<AccountTotals> now = ledger.trialBalance(clock.instant());
    long debits = 0;
    long credits = 0;
    for (int i = 0; i < now.size(); i++) {
      LedgerAccount account = now.get(i).account();
      long debited = now.get(i).debits().dollars();
      long credited = now.get(i).credits().dollars();
      assertThat(debited - before.get(i).debits().dollars())
          .as("debited to %s", account)
          .isEqualTo(books.debits(account));
      assertThat(credited - before.get(i).credits().dollars())
          .as("credited to %s", account)
          .isEqualTo(books.credits(account));
      debits += debited;
      credits += credited;
    }
    assertThat(debits - credits).as("the sum of everything").isZero();
    List<AccountTotals> all = ledger.trialBalance(Instant.parse("9999-12-31T00:00:00Z"));
    assertThat(ledger.trialBalance()).as("what the database sums up itself").isEqualTo(all);
    turnover.putTurnoverTogether();
    assertThat(ledger.trialBalance()).as("the same, put together").isEqualTo(all);
  }

  /** Those of the house are shared with other tests; their totals have been compared already. */
  private void assertEveryBalance(RandomBooks books, String name) {
    Map<String, Long> kept = new HashMap<>();
    jdbc.sql("select side, balance from ledger_balance where subject like :name")
        .param("name", name + "%")
        .query((row, number) -> kept.put(row.getString("side"), row.getLong("balance")))
        .list();
    Map<String, Long> expected = new HashMap<>();
    books
        .balances()
        .forEach((side, balance) -> {
          if (!side.subject().isEmpty()) {
            expected.put(side.toString(), balance);
          }
        });
    assertThat(kept).isEqualTo(expected);
    assertThat(
            jdbc.sql("select count(*) from ledger_transfer where id like :name or id like :undone")
                .param("name", "random:" + name + ":%")
                .param("undone", "correction:random:" + name + ":%")
                .query(Integer.class)
                .single())
        .isEqualTo(books.size());
  }
}
