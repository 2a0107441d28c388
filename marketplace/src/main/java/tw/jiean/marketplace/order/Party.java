package tw.jiean.marketplace.order;

import tw.jiean.marketplace.account.AccountId;

/**
 * Buyer or seller as the order remembers them, whatever becomes of the account.
 *
 * @param displayName the name that was shown when the order was placed
 */
public record Party(AccountId id, String displayName) {}
