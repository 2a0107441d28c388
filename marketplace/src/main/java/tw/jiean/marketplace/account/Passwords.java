package tw.jiean.marketplace.account;

import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Turns passwords into what may be stored, and compares. */
@Component
class Passwords {

  private final PasswordEncoder encoder;

  /** Compared with when there is no account: as slow as a real one. */
  private final String nobodys;

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
    this.nobodys = encode("nobody has this password");
  }

  String encode(String password) {
    String encoded = encoder.encode(password);
    if (encoded == null) {
      throw new IllegalStateException("The password encoder gave nothing");
    }
    return encoded;
  }

  /** Whether it is the account's password. Takes as long when there is no account. */
  boolean match(String password, Optional<StoredAccount> account) {
    String encoded = account.map(StoredAccount::encodedPassword).orElse(nobodys);
    return encoder.matches(password, encoded) && account.isPresent();
  }
}
