package tw.jiean.marketplace.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** The one form in which e-mail addresses are kept and looked up: lower case, nothing around. */
final class EmailAddress {

  private static final int MAX_CHARACTERS = 254;

  /** ASCII only: what a mail server of any age takes, and no two addresses that look alike. */
  private static final Pattern ADDRESS =
      Pattern.compile("[!-?A-~]+@[a-z0-9-]+(\\.[a-z0-9-]+)+", Pattern.CASE_INSENSITIVE);

  private EmailAddress() {}

  static String normalise(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether an account can have it. */
  static boolean isPossible(String address) {
    return address.length() <= MAX_CHARACTERS && ADDRESS.matcher(address).matches();
  }
}
