package tw.jiean.marketplace.account;

import java.io.Serializable;

/**
 * Names one account. It never changes and is never given again.
 *
 * @param value 1 or more
 */
public record AccountId(long value) implements Serializable {

  /** Refuses what no account can have. */
  public AccountId {
    if (value < 1) {
      throw new IllegalArgumentException("An account id is 1 or more: " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
