package tw.jiean.marketplace.account;

import java.util.Locale;

/**
 * An account has another address. The old one should know, in case it was somebody else. Published
 * in the transaction that changes it.
 *
 * @param oldAddress where the mail goes, in lower case
 * @param newAddress to sign in with from now on
 * @param language of the mail
 */
public record EmailChanged(
    AccountId account, String oldAddress, String newAddress, Locale language) {}
