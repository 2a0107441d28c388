package tw.jiean.marketplace.account;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Signs in by e-mail address and password. An unknown address and a wrong password give the same
 * answer after the same work, so that nobody learns who has an account.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private final AccountRepository accounts;
  private final Passwords passwords;

  PasswordSignIn(AccountRepository accounts, Passwords passwords) {
    this.accounts = accounts;
    this.passwords = passwords;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String password = String.valueOf(attempt.getCredentials());
    Optional<StoredAccount> found =
        Optional.of(EmailAddress.normalise(attempt.getName()))
            .filter(EmailAddress::isPossible)
            .flatMap(accounts::findStored);
    if (!passwords.match(password, found)) {
      throw new BadCredentialsException("Wrong e-mail address or password");
    }
    SignedInAccount account = SignedInAccount.of(found.orElseThrow().summary());
    return UsernamePasswordAuthenticationToken.authenticated(
        account, null, account.getAuthorities());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
