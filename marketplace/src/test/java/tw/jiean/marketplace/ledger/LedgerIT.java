package tw.jiean.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tw.jiean.marketplace.ledger.LedgerFixtures.received;
import static tw.jiean.marketplace.ledger.LedgerFixtures.side;
import static tw.jiean.marketplace.ledger.LedgerFixtures.subject;
import static tw.jiean.marketplace.ledger.LedgerFixtures.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;

/** What is posted, what a repeat of it does, and what the balances say. */
@MarketplaceTest
class LedgerIT {

  @Autowired private Ledger ledger;
  @Autowired private LedgerRepository repository;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private SettableClock clock;

  @ParameterizedTest
  @EnumSource
  void everyReasonMovesItsAmountFromSideToSide(TransferReason reason) {
    for (TransferReason.Move move : reason.moves()) {
      Side debit = side(move.debit());
      Side credit = side(move.credit());

      post(transfer("cause:" + subject(), reason, debit, credit, 1200));

      assertThat(ledger.balance(debit)).isEqualTo(move.debit().growsByDebit() ? 1200 : -1200);
      assertThat(ledger.balance(credit)).isEqualTo(move.credit().growsByDebit() ? -1200 : 1200);
    }
    assertBalanced();
  }

  @Test
  void aRepeatOfTheSameTransferChangesNothing() {
    Transfer received = received(subject(), 1200);
    post(received);
    List<LedgerEntry> before = ledger.history(received.credit(), 10);

    clock.tick(Duration.ofHours(1));
    Transfer toldLater =
        new Transfer(
            received.id(),
            received.at().plusSeconds(60),
            received.reason(),
            received.debit(),
            received.credit(),
            received.amount());
    post(received, toldLater, received);

    assertThat(ledger.history(received.credit(), 10)).isEqualTo(before).hasSize(1);
  }

  @Test
  void aRepeatDoesNotKeepItsNewNeighboursFromBeingPosted() {
    Transfer known = received(subject(), 1);
    Transfer fresh = received(subject(), 2);
    post(known);

    post(fresh, known);

    assertThat(ledger.balance(fresh.credit())).isEqualTo(2);
  }

  @Test
  void theSameIdForSomethingElseIsRefusedWithAllThatCameWithIt() {
    Transfer known = received(subject(), 1200);
    post(known);
    Side elsewhere = Side.escrow(subject());
    List<Transfer> others =
        List.of(
            transfer(known.id().value(), known.reason(), known.debit(), known.credit(), 1201),
            transfer(known.id().value(), known.reason(), known.debit(), elsewhere, 1200),
            transfer(
                known.id().value(), known.reason(), Side.receivable("else"), known.credit(), 1200),
            transfer(
                known.id().value(),
                TransferReason.CORRECTION,
                Side.escrow(subject()),
                Side.receivable(subject()),
                1200));
    for (Transfer other : others) {
      Transfer neighbour = received(subject(), 5);
      assertThatExceptionOfType(TransferConflict.class)
          .isThrownBy(() -> post(neighbour, other))
          .satisfies(conflict -> assertThat(conflict.id()).isEqualTo(known.id()))
          .withMessageContainingAll(known.toString(), other.toString());
      assertThat(ledger.balance(neighbour.credit())).isZero();
    }
    assertThat(ledger.balance(known.credit())).isEqualTo(1200);
  }

  @Test
  void twoMeaningsOfAnIdInOnePostingAreRefused() {
    String order = subject();
    assertThatExceptionOfType(TransferConflict.class)
        .isThrownBy(() -> post(received(order, 1), received(order, 2)));
    assertThat(ledger.history(Side.escrow(order), 1)).isEmpty();
  }

  @Test
  void twentyAtOncePostTheSameTransfersOnce() throws Exception {
    List<Transfer> transfers =
        IntStream.range(0, 20).mapToObj(i -> received(subject(), 100 + i)).toList();
    CyclicBarrier start = new CyclicBarrier(20);
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<?>> posters = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        List<Transfer> turned = new ArrayList<>(transfers);
        Collections.rotate(turned, i); // each begins with another one, and none waits for ever
        posters.add(
            threads.submit(() -> {
              start.await();
              post(turned.toArray(Transfer[]::new));
              return null;
            }));
      }
      for (Future<?> poster : posters) {
        poster.get();
      }
    }
    for (Transfer transfer : transfers) {
      assertThat(ledger.history(transfer.credit(), 10)).hasSize(1);
      assertThat(ledger.balance(transfer.credit())).isEqualTo(transfer.amount().dollars());
    }
    assertBalanced();
  }

  @Test
  void ofTwentyMeaningsOfOneIdAtOnceOneStands() throws Exception {
    String order = subject();
    CyclicBarrier start = new CyclicBarrier(20);
    int refused = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<Boolean>> posters = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        Transfer mine = received(order, i);
        posters.add(
            threads.submit(() -> {
              start.await();
              try {
                post(mine);
                return true;
              } catch (TransferConflict conflict) {
                return false;
              }
            }));
      }
      for (Future<Boolean> poster : posters) {
        refused += poster.get() ? 0 : 1;
      }
    }
    assertThat(refused).isEqualTo(19);
    assertThat(ledger.history(Side.escrow(order), 10)).hasSize(1);
  }

  @Test
  void whatIsRolledBackWasNeverPosted() {
    List<AccountTotals> before = ledger.trialBalance();
    Transfer received = received(subject(), 1200);
    transaction.executeWithoutResult(status -> {
      ledger.post(List.of(received));
      assertThat(ledger.balance(received.credit())).isEqualTo(1200);
      status.setRollbackOnly();
    });
    assertThat(ledger.balance(received.credit())).isZero();
    assertThat(ledger.trialBalance()).isEqualTo(before);
  }

  @Test
  void postingWithoutTheTransactionOfItsCauseIsRefused() {
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> ledger.post(List.of(received(subject(), 1))));
  }

  @Test
  void nothingToPostAsksTheDatabaseNothing() {
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      // After an error PostgreSQL refuses every further statement of the transaction.
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> jdbc.sql("select 1 / 0").query().singleValue());
      ledger.post(List.of());
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> ledger.post(List.of(received(subject(), 1))));
    });
  }

  @Test
  void theBalanceOfAnyPastMomentStays() {
    String order = subject();
    Side escrow = Side.escrow(order);
    Instant before = clock.instant();
    clock.tick(Duration.ofSeconds(1));
    post(received(order, 1200));
    Instant paid = clock.instant();
    clock.tick(Duration.ofSeconds(1));
    // Told late: it happened before all that, but nobody knew.
    Transfer refund =
        transfer(
            "refund:" + order + ":requested",
            TransferReason.REFUND_REQUESTED,
            escrow,
            Side.refundPayable(order),
            200);
    post(refund);
    Instant refunded = clock.instant();

    assertThat(ledger.balance(escrow, before)).isZero();
    assertThat(ledger.balance(escrow, paid.minusNanos(1000))).isZero();
    assertThat(ledger.balance(escrow, paid)).isEqualTo(1200);
    assertThat(ledger.balance(escrow, refunded.minusNanos(1000))).isEqualTo(1200);
    assertThat(ledger.balance(escrow, refunded)).isEqualTo(1000);
    assertThat(ledger.balance(escrow)).isEqualTo(1000);
    assertThat(ledger.balance(Side.refundPayable(order), paid)).isZero();
    assertThat(escrowOf(ledger.trialBalance(refunded)) - escrowOf(ledger.trialBalance(paid)))
        .isEqualTo(-200);
  }

  @Test
  void aMomentIsComparedAsTheDatabaseKeepsIt() {
    clock.set(clock.instant().truncatedTo(ChronoUnit.MICROS).plusNanos(1999));
    Transfer received = received(subject(), 1);
    post(received);
    assertThat(ledger.balance(received.credit(), clock.instant())).isEqualTo(1);
  }

  @Test
  void theHistoryOfASideTellsEachChangeNewestFirst() {
    String order = subject();
    Side escrow = Side.escrow(order);
    Transfer received = received(order, 1200);
    post(received);
    Instant first = clock.instant();
    clock.tick(Duration.ofMinutes(5));
    Transfer earning =
        transfer(
            "order:" + order + ":earning",
            TransferReason.EARNING,
            escrow,
            Side.sellerPayable(order),
            1000);
    post(earning);

    assertThat(ledger.history(escrow, 10))
        .containsExactly(
            new LedgerEntry(earning, LedgerRepository.moment(clock.instant()).toInstant(), -1000),
            new LedgerEntry(received, LedgerRepository.moment(first).toInstant(), 1200));
    assertThat(ledger.history(escrow, 1)).extracting(LedgerEntry::transfer).containsOnly(earning);
    assertThat(ledger.history(Side.receivable(order), 10))
        .extracting(LedgerEntry::change)
        .containsExactly(1200L);
  }

  @Test
  void whoeverPutsTheTurnoverTogetherNobodyMissesATransferOrSeesItTwice() throws Exception {
    List<AccountTotals> before = ledger.trialBalance();
    int posted = 8 * 50;
    CyclicBarrier start = new CyclicBarrier(12);
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < 12; thread++) {
        boolean poster = thread < 8;
        all.add(
            threads.submit(() -> {
              start.await();
              long seen = escrowOf(before);
              for (int i = 0; i < 50; i++) {
                if (poster) {
                  post(received(subject(), 1));
                } else {
                  repository.putTurnoverTogether();
                  long now = escrowOf(ledger.trialBalance());
                  assertThat(now).isBetween(seen, escrowOf(before) + posted);
                  seen = now;
                }
              }
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(escrowOf(ledger.trialBalance())).isEqualTo(escrowOf(before) + posted);
    assertThat(ledger.trialBalance())
        .isEqualTo(ledger.trialBalance(Instant.parse("9999-12-31T00:00:00Z")));
  }

  @Test
  void turnoverThatIsPutTogetherIsARowForEachTwoAccounts() {
    post(received(subject(), 1));
    post(received(subject(), 2));

    repository.putTurnoverTogether();

    assertThat(
            jdbc.sql(
                    """
                    select count(*) - count(distinct (debit_account, credit_account)) from ledger_turnover
                    """)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void theTrialBalanceHasALineForEveryAccount() {
    assertThat(ledger.trialBalance(Instant.EPOCH))
        .extracting(AccountTotals::account)
        .containsExactly(LedgerAccount.values());
    assertThat(ledger.trialBalance(Instant.EPOCH)).allMatch(line -> line.balance() == 0);
  }

  @Test
  void anOrdersStoryEndsWithNothingHeldAndNothingOwedByEcpay() {
    String order = subject();
    Side receivable = Side.receivable(order);
    Side escrow = Side.escrow(order);
    Side refund = Side.refundPayable(order);
    Side cash = new Side(LedgerAccount.CASH, order);
    Side fee = new Side(LedgerAccount.GATEWAY_FEE, order);
    Side revenue = new Side(LedgerAccount.PLATFORM_REVENUE, order);
    post(received(order, 1200));
    post(
        transfer(
            "refund:" + order + ":requested",
            TransferReason.REFUND_REQUESTED,
            escrow,
            refund,
            200));
    post(
        transfer(
            "refund:" + order + ":paid",
            TransferReason.REFUND_PAID_BY_ECPAY,
            refund,
            receivable,
            200));
    post(
        transfer("statement:" + order + ":fee", TransferReason.GATEWAY_FEE, fee, receivable, 33),
        transfer(
            "statement:" + order + ":paid-out",
            TransferReason.ECPAY_PAID_OUT,
            cash,
            receivable,
            967));
    post(
        transfer(
            "order:" + order + ":earning",
            TransferReason.EARNING,
            escrow,
            Side.sellerPayable(order),
            900),
        transfer(
            "order:" + order + ":commission", TransferReason.COMMISSION, escrow, revenue, 100));

    assertThat(ledger.balance(receivable)).isZero();
    assertThat(ledger.balance(escrow)).isZero();
    assertThat(ledger.balance(refund)).isZero();
    assertThat(ledger.balance(cash) + ledger.balance(fee))
        .isEqualTo(ledger.balance(Side.sellerPayable(order)) + ledger.balance(revenue))
        .isEqualTo(1000);
    assertBalanced();
  }

  private void post(Transfer... transfers) {
    transaction.executeWithoutResult(status -> ledger.post(List.of(transfers)));
  }

  private void assertBalanced() {
    assertThat(
            jdbc.sql("select coalesce(sum(amount), 0) from ledger_entry")
                .query(Long.class)
                .single())
        .isZero();
  }

  private static long escrowOf(List<AccountTotals> lines) {
    return lines.stream()
        .filter(line -> line.account() == LedgerAccount.ORDER_ESCROW)
        .mapToLong(AccountTotals::balance)
        .sum();
  }
}
