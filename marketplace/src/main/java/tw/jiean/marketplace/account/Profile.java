package tw.jiean.marketplace.account;

import java.time.Instant;

/**
 * What everybody may know of a person.
 *
 * @param bio what the person says about himself, plain text, may be empty
 * @param memberSince when the account was made
 */
public record Profile(AccountId id, String displayName, String bio, Instant memberSince) {}
