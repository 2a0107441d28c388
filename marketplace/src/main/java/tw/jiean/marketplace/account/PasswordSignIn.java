package tw.jiean.marketplace.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Signs in by e-mail address and password. An unknown address and a wrong password give the same
 * answer after the same work, so that nobody learns who has an account. Whoever guesses too often
 * has to wait.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private final AccountRepository accounts;
  private final Passwords passwords;
  private final PasswordGuesses guesses;
  private final SecondFactors factors;
  private final FreshSignIn fresh;

  PasswordSignIn(
      AccountRepository accounts,
      Passwords passwords,
      PasswordGuesses guesses,
      SecondFactors factors,
      FreshSignIn fresh) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.guesses = guesses;
    this.factors = factors;
    this.fresh = fresh;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String password = String.valueOf(attempt.getCredentials());
    String address = EmailAddress.normalise(attempt.getName());
    Optional<StoredAccount> found =
        Optional.of(address).filter(EmailAddress::isPossible).flatMap(accounts::findStored);
    PasswordGuesses.Guess guess =
        guesses.about(
            address, found.map(account -> account.summary().id()), origin(attempt.getDetails()));
    if (!passwords.match(password, found)) {
      throw new BadCredentialsException("Wrong e-mail address or password");
    }
    guess.wasRight();
    StoredAccount stored = found.orElseThrow();
    stored
        .suspension()
        .ifPresent(reason -> {
          throw new SuspendedSignIn(reason);
        });
    if (factors.isOn(stored.id())) {
      throw new SecondFactorNeeded(stored.id());
    }
    SignedInAccount account = SignedInAccount.of(stored.summary());
    return UsernamePasswordAuthenticationToken.authenticated(
        account, null, SignIns.with(account.getAuthorities(), fresh.proof()));
  }

  private static SignInOrigin origin(@Nullable Object details) {
    return details instanceof SignInOrigin origin ? origin : new SignInOrigin("", null);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
