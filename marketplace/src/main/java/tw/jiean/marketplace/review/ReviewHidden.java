package tw.jiean.marketplace.review;

import java.time.Instant;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.order.OrderNumber;

/**
 * Staff has hidden a review. Published in the transaction that hides it.
 *
 * @param author who had written it
 * @param reason what the author reads
 */
public record ReviewHidden(OrderNumber order, AccountId author, String reason, Instant at) {}
