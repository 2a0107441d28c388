package tw.jiean.marketplace.ledger;

import java.util.regex.Pattern;

/**
 * Names a transfer by its cause, such as {@code payment:123:received}: whoever learns of the same
 * cause again makes the same id, so that it is posted once.
 *
 * @param value 1 to 100 of {@code 0-9A-Za-z:_-}
 */
public record TransferId(String value) {

  private static final Pattern VALUE = Pattern.compile("[0-9A-Za-z:_-]{1,100}");

  /** Refuses other characters and lengths. */
  public TransferId {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A transfer's id has 1 to 100 of 0-9A-Za-z:_- and not: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
