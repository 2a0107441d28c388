package tw.jiean.marketplace.attachment;

import java.time.Instant;
import tw.jiean.marketplace.account.AccountId;

/** Somebody has fetched a file, and when for the first time. */
public record AttachmentView(AttachmentId file, AccountId reader, Instant at) {}
