package tw.jiean.marketplace.mail;

import java.util.Locale;
import tw.jiean.marketplace.account.AccountId;

/**
 * Somebody who is told.
 *
 * @param name how he is addressed
 * @param address of his mail
 * @param locale the language that he reads
 */
record Recipient(AccountId account, String name, String address, Locale locale) {}
