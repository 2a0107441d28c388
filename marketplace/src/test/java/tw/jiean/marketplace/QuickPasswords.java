package tw.jiean.marketplace;

import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The application's way to store passwords with the fewest rounds there are: tests sign in a
 * thousand times. Proofs at their full numbers have it as slow as in operation, for one of them
 * takes the time.
 */
@TestConfiguration(proxyBeanMethods = false)
class QuickPasswords {

  private static final int FEWEST_ROUNDS = 4;

  @Bean
  @Primary
  PasswordEncoder quickPasswordEncoder() {
    return Proof.isFull()
        ? PasswordEncoderFactories.createDelegatingPasswordEncoder()
        : new DelegatingPasswordEncoder(
            "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(FEWEST_ROUNDS)));
  }
}
