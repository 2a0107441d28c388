package tw.jiean.marketplace.account;

/**
 * A person has closed the account: what it said of the person is gone. Other modules blank what
 * they hold of that person, as far as no law and no open business needs it. Published in the
 * transaction that does so.
 */
public record AccountClosed(AccountId account) {}
