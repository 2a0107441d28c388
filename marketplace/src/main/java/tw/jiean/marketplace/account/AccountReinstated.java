package tw.jiean.marketplace.account;

/** Staff have ended the suspension of an account. Published in the transaction that does so. */
public record AccountReinstated(AccountId account) {}
