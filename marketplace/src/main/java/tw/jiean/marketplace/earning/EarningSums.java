package tw.jiean.marketplace.earning;

import tw.jiean.marketplace.money.Money;

/**
 * What a seller has earned and not been paid, by where it stands. Together it is what the books owe
 * him.
 *
 * @param clearing still in clearance
 * @param frozen stands still in disputes
 * @param available his to have paid out
 */
public record EarningSums(Money clearing, Money frozen, Money available) {

  /** All of it. */
  public Money total() {
    return clearing.plus(frozen).plus(available);
  }
}
