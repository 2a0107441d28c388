package tw.jiean.ecpay.sandbox.trade;

import org.jspecify.annotations.Nullable;

/**
 * A card that waits for, or passed, the bank's check. The full number is never kept.
 *
 * @param first6 of an Apple device its own number, not the card's
 * @param gwsr ECPay's number of the authorisation
 * @param wrongCodes how often a wrong 3-D code was entered
 * @param unionPay whether UnionPay does the check on a page of its own
 * @param instalments null for one payment
 * @param points null when none were used
 */
public record CardAttempt(
    String first6,
    String last4,
    String authCode,
    long gwsr,
    int wrongCodes,
    boolean unionPay,
    @Nullable Instalments instalments,
    @Nullable BonusPoints points) {

  CardAttempt withWrongCode() {
    return new CardAttempt(
        first6, last4, authCode, gwsr, wrongCodes + 1, unionPay, instalments, points);
  }

  /** Whether it was issued abroad, which costs the shop more. */
  public boolean foreign() {
    return TestCard.FOREIGN.number().startsWith(first6);
  }

  /** How 3-D Secure went: 2 with a MasterCard, 5 with the others. */
  int eci() {
    return first6.startsWith("5") ? 2 : 5;
  }
}
