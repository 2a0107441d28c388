package tw.jiean.ecpay.sandbox.trade;

/** What a method may take at least and at most, in whole New Taiwan dollars, both included. */
public record AmountLimits(long minimum, long maximum) {

  /** Refuses limits that no amount meets. */
  public AmountLimits {
    if (minimum < 1 || maximum < minimum) {
      throw new IllegalArgumentException(
          "Limits need 1 <= minimum <= maximum, not " + minimum + " and " + maximum);
    }
  }

  /** Whether the amount lies within. */
  public boolean allow(long amount) {
    return minimum <= amount && amount <= maximum;
  }
}
