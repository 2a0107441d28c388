package tw.jiean.marketplace.messaging;

/**
 * Names one message. Of two messages of an order the later one has the greater id.
 *
 * @param value 1 or more
 */
public record MessageId(long value) {

  /** Refuses what no message can have. */
  public MessageId {
    if (value < 1) {
      throw new IllegalArgumentException("A message's id is 1 or more: " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
