package tw.jiean.marketplace.attachment;

import tw.jiean.marketplace.account.AccountId;

/**
 * The one whose files they are, as this module knows him. Every module that keeps files declares a
 * bean; operators may read whatever the owners say.
 */
public interface AttachmentOwner {

  /**
   * Whether that account is a party to what the files belong to.
   *
   * @param reference of the {@link AttachmentPlace}; another owner's too, for which the answer is
   *     no
   */
  boolean mayRead(String reference, AccountId reader);
}
