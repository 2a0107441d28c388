package tw.jiean.marketplace.account;

/** The key of an account. */
public record AccountId(long value) {}
