package tw.jiean.marketplace.account;

/**
 * Staff have suspended an account: nobody signs in to it, and it neither buys nor sells. Published
 * in the transaction that does so.
 */
public record AccountSuspended(AccountId account) {}
