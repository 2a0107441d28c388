package tw.jiean.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tw.jiean.marketplace.ledger.LedgerFixtures.received;
import static tw.jiean.marketplace.ledger.LedgerFixtures.side;
import static tw.jiean.marketplace.ledger.LedgerFixtures.transfer;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTests {

  @ParameterizedTest
  @EnumSource
  void aReasonConnectsTheAccountsThatItDeclaresAndNoOthers(TransferReason reason) {
    for (LedgerAccount debit : LedgerAccount.values()) {
      for (LedgerAccount credit : LedgerAccount.values()) {
        if (reason.moves().contains(new TransferReason.Move(debit, credit))) {
          assertThat(transfer("a:1", reason, side(debit), side(credit), 1).amount().dollars())
              .isEqualTo(1);
        } else {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> transfer("a:1", reason, side(debit), side(credit), 1))
              .withMessageContainingAll("a:1", reason.name(), debit.word(), credit.word());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonMovesSomethingBetweenTwoAccounts(TransferReason reason) {
    assertThat(reason.moves()).isNotEmpty().allMatch(move -> move.debit() != move.credit());
  }

  @ParameterizedTest
  @EnumSource
  void everyMoveCanBeUndone(TransferReason reason) {
    for (TransferReason.Move move : reason.moves()) {
      Transfer wrong = transfer("a:1", reason, side(move.debit()), side(move.credit()), 5);
      if (reason == TransferReason.CORRECTION) {
        continue;
      }
      Instant later = wrong.at().plusSeconds(1);
      assertThat(wrong.corrected(later))
          .isEqualTo(
              new Transfer(
                  new TransferId("correction:a:1"),
                  later,
                  TransferReason.CORRECTION,
                  /* debit= */ wrong.credit(),
                  /* credit= */ wrong.debit(),
                  wrong.amount()));
    }
  }

  @Test
  void itMovesAtLeastADollar() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> received("A", 0))
        .withMessageContaining("payment:A:received");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä", "a.b", "a\n"})
  void anIdIsMadeOfPlainCharacters(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TransferId(value));
  }

  @Test
  void anIdHasAtMost100Characters() {
    assertThat(new TransferId("a".repeat(100))).hasToString("a".repeat(100));
    assertThatIllegalArgumentException().isThrownBy(() -> new TransferId("a".repeat(101)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "ä", "a.b", "a\n"})
  void aSubjectIsMadeOfPlainCharacters(String subject) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Side(LedgerAccount.ECPAY_RECEIVABLE, subject));
  }

  @Test
  void aSubjectHasAtMost64Characters() {
    assertThat(Side.escrow("a".repeat(64)).subject()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> Side.escrow("a".repeat(65)));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOwedIsOwedToSomebody(LedgerAccount account) {
    switch (account) {
      case ORDER_ESCROW, SELLER_PAYABLE, REFUND_PAYABLE, SURPLUS ->
          assertThatIllegalArgumentException()
              .isThrownBy(() -> Side.house(account))
              .withMessageContaining(account.name());
      case ECPAY_RECEIVABLE, CASH, PLATFORM_REVENUE, GATEWAY_FEE, ROUNDING ->
          assertThat(Side.house(account)).hasToString(account.word());
    }
  }

  @Test
  void assetsAndCostsGrowByDebitsTheRestByCredits() {
    for (LedgerAccount account : LedgerAccount.values()) {
      long grown =
          switch (account) {
            case ECPAY_RECEIVABLE, CASH, GATEWAY_FEE, ROUNDING -> account.balance(7, 3);
            case ORDER_ESCROW, SELLER_PAYABLE, PLATFORM_REVENUE, REFUND_PAYABLE, SURPLUS ->
                account.balance(3, 7);
          };
      assertThat(grown).as(account.name()).isEqualTo(4);
    }
  }
}
