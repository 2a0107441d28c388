package tw.jiean.marketplace.messaging;

import java.time.Instant;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.order.OrderNumber;

/**
 * Somebody said something, published in the transaction that stores it. Its text stays where the
 * parties read it.
 *
 * @param files how many came with it
 */
public record MessageSent(
    MessageId message,
    OrderNumber order,
    AccountId sender,
    AccountId recipient,
    int files,
    Instant at) {}
