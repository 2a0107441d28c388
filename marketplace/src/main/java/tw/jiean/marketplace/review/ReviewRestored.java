package tw.jiean.marketplace.review;

import java.time.Instant;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.order.OrderNumber;

/**
 * A review that staff had hidden shows and counts again. Published in the transaction that restores
 * it.
 *
 * @param author who had written it
 */
public record ReviewRestored(OrderNumber order, AccountId author, Instant at) {}
