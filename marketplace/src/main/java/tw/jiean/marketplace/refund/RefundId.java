package tw.jiean.marketplace.refund;

/**
 * One refund. In the ledger it is the subject of what is to be given back.
 *
 * @param value the database's number
 */
public record RefundId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
