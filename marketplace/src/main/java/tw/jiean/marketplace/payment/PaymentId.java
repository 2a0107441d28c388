package tw.jiean.marketplace.payment;

/**
 * One payment attempt.
 *
 * @param value the database's number
 */
public record PaymentId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
