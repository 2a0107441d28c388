package tw.jiean.marketplace.account;

import java.util.Locale;

/**
 * An account has another password: its owner should know, in case it was somebody else. Published
 * in the transaction that changes it.
 *
 * @param address where the mail goes, in lower case
 * @param language of the mail
 */
public record PasswordChanged(AccountId account, String address, Locale language) {}
