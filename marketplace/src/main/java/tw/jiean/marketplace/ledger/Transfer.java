package tw.jiean.marketplace.ledger;

import java.time.Instant;
import tw.jiean.marketplace.money.Money;

/**
 * An amount that moves from one side to another. It has both sides by construction, so the books
 * cannot get out of balance; several movements of one cause are several transfers.
 *
 * @param id named by its cause; the key of idempotency
 * @param at when it happened, as its cause says; when it was recorded is the ledger's own business
 * @param reason why, one that allows these two accounts
 * @param debit the side that is debited
 * @param credit the side that is credited
 * @param amount at least NT$1
 */
public record Transfer(
    TransferId id, Instant at, TransferReason reason, Side debit, Side credit, Money amount) {

  /** Refuses an amount of nothing and accounts that the reason does not connect. */
  public Transfer {
    if (amount.dollars() < 1) {
      throw new IllegalArgumentException("Transfer " + id + " moves nothing");
    }
    if (!reason.allows(debit.account(), credit.account())) {
      throw new IllegalArgumentException(
          "Transfer %s: %s moves nothing from %s to %s".formatted(id, reason, debit, credit));
    }
  }

  /**
   * The transfer that undoes this one, named after it: {@code correction:} and this id. So a
   * transfer is undone once; the next right one needs an id of its own.
   */
  public Transfer corrected(Instant when) {
    return new Transfer(
        new TransferId("correction:" + id),
        when,
        TransferReason.CORRECTION,
        /* debit= */ credit,
        /* credit= */ debit,
        amount);
  }

  /** Whether it moves the same for the same reason; when it happened may be told differently. */
  boolean movesTheSameAs(Transfer other) {
    return id.equals(other.id)
        && reason == other.reason
        && debit.equals(other.debit)
        && credit.equals(other.credit)
        && amount.equals(other.amount);
  }
}
