package tw.jiean.marketplace.account;

import java.util.Locale;

/**
 * Somebody says that an address is his: the one of a new account, or a new one of an old account.
 * Opening the link proves it. Published in the transaction that makes the link.
 *
 * @param address where the mail goes, in lower case
 * @param language of the mail
 * @param path of the page on this site, with the secret in it; works once, for three days
 */
public record EmailConfirmationRequested(
    AccountId account, String address, Locale language, String path) {

  @Override
  public String toString() {
    return "EmailConfirmationRequested[" + account + "]";
  }
}
