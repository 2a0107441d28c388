package tw.jiean.marketplace.account;

/**
 * What other modules may know of an account.
 *
 * @param email in lower case; for the person and operators only
 * @param displayName what everybody sees
 */
public record AccountSummary(AccountId id, String email, String displayName, Role role) {}
