package tw.jiean.marketplace.account;

import java.util.Locale;

/** The one form in which e-mail addresses are kept and looked up: lower case, nothing around. */
final class EmailAddress {

  private EmailAddress() {}

  static String normalise(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }
}
