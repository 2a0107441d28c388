package tw.jiean.marketplace.ledger;

import tw.jiean.marketplace.money.Money;

/**
 * A line of the trial balance.
 *
 * @param account the account
 * @param debits all that was debited to it
 * @param credits all that was credited to it
 */
public record AccountTotals(LedgerAccount account, Money debits, Money credits) {

  /** Its balance in whole NT$: positive on its normal side. */
  public long balance() {
    return account.balance(debits.dollars(), credits.dollars());
  }
}
