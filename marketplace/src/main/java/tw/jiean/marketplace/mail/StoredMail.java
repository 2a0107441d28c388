package tw.jiean.marketplace.mail;

import java.time.Instant;
import tw.jiean.marketplace.account.AccountId;

/**
 * A mail as it is sent.
 *
 * @param recipient address
 * @param messageId with its angle brackets; the same however often it is sent
 * @param tries how often it has been sent or tried, this time included
 */
record StoredMail(
    long id,
    AccountId account,
    MailKind kind,
    String recipient,
    String language,
    String subject,
    String text,
    String html,
    String messageId,
    Instant writtenAt,
    int tries) {}
