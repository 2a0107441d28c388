package tw.jiean.marketplace.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.order.OrderNumber;

/**
 * What one party of an order said to the other.
 *
 * @param text at most {@value #MAX_TEXT} characters in lines that end with LF; empty when files say
 *     it all
 * @param seenAt when its reader saw it, or null
 */
public record Message(
    MessageId id,
    OrderNumber order,
    AccountId sender,
    AccountId recipient,
    String text,
    Instant at,
    @Nullable Instant seenAt) {

  static final int MAX_TEXT = 5_000;

  /** The step of the order's files that came with it. */
  static String step(MessageId id) {
    return "message-" + id;
  }
}
