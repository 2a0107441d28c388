package tw.jiean.marketplace.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The 30,000 passwords that people choose most, as zxcvbn's library lists them; those who guess
 * begin with them.
 */
final class CommonPasswords {

  private static final Set<String> LIST = read();

  private CommonPasswords() {}

  /** Whatever its letter case. */
  static boolean contain(String password) {
    return LIST.contains(password.toLowerCase(Locale.ROOT));
  }

  static int size() {
    return LIST.size();
  }

  private static Set<String> read() {
    try {
      return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
          .map(password -> password.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("The list of common passwords cannot be read", e);
    }
  }
}
