package tw.jiean.ecpay.sandbox.trade;

/**
 * A card's bonus points that pay a part of an amount.
 *
 * @param used how many points
 * @param deducted what they pay, in whole New Taiwan dollars
 * @param left how many points the card has left
 */
public record BonusPoints(long used, long deducted, long left) {

  /** Every test card has so many, each time. */
  private static final long ON_CARD = 5_000;

  private static final long FOR_ONE_DOLLAR = 10;

  /** As many as there are, while a dollar is left to the card. */
  public static BonusPoints spentOn(long amount) {
    long deducted = Math.min(ON_CARD / FOR_ONE_DOLLAR, amount - 1);
    long used = deducted * FOR_ONE_DOLLAR;
    return new BonusPoints(used, deducted, ON_CARD - used);
  }
}
