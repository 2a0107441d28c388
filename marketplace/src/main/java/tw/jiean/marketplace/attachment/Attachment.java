package tw.jiean.marketplace.attachment;

import java.time.Instant;
import tw.jiean.marketplace.account.AccountId;

/**
 * A file as it was handed over. None of this ever changes.
 *
 * @param name what its uploader called it, cleaned: 1 to 200 characters, no path
 * @param kind what it is by its content
 * @param size in bytes, 1 or more
 * @param sha256 of its bytes: 64 lower-case hexadecimal digits
 */
public record Attachment(
    AttachmentId id,
    AttachmentPlace place,
    AccountId uploader,
    String name,
    FileKind kind,
    long size,
    String sha256,
    Instant at) {

  /** The address at which its readers get it. */
  public String path() {
    return "/files/" + id + "/";
  }

  /** Its size for people, such as {@code 1.4 MB}. */
  public String sizeText() {
    return FileSize.text(size);
  }
}
