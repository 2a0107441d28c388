package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** S11: whether there is an account makes no difference to the work. */
class PasswordsTests {

  /** Bcrypt's head: version and cost. */
  private static final int HEAD = 7;

  @Test
  void aPasswordIsHashedAlsoWhenThereIsNoAccount() {
    List<String> comparedWith = new ArrayList<>();
    PasswordEncoder bcrypt = new BCryptPasswordEncoder(4);
    Passwords passwords =
        new Passwords(
            new PasswordEncoder() {
              @Override
              public @Nullable String encode(@Nullable CharSequence raw) {
                return bcrypt.encode(raw);
              }

              @Override
              public boolean matches(@Nullable CharSequence raw, @Nullable String encoded) {
                comparedWith.add(String.valueOf(encoded));
                return bcrypt.matches(raw, encoded);
              }
            });

    assertThat(passwords.match("a guess", Optional.empty())).isFalse();
    assertThat(passwords.match("nobody has this password", Optional.empty())).isFalse();

    assertThat(comparedWith)
        .hasSize(2)
        .allMatch(hash -> hash.startsWith(passwords.encode("any").substring(0, HEAD)));
  }
}
