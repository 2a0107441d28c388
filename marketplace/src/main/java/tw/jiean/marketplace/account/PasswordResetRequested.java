package tw.jiean.marketplace.account;

import java.util.Locale;

/**
 * Somebody who may be the owner of an account wants to choose a new password. Published in the
 * transaction that makes the link.
 *
 * @param address where the mail goes, in lower case
 * @param language of the mail
 * @param path of the page on this site, with the secret in it; works once, for an hour
 */
public record PasswordResetRequested(
    AccountId account, String address, Locale language, String path) {

  @Override
  public String toString() {
    return "PasswordResetRequested[" + account + "]";
  }
}
