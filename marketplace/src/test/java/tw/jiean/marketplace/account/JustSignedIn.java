package tw.jiean.marketplace.account;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody whose sign-in is fresh, wherever a test has moved its clock. */
public final class JustSignedIn {

  private static final Instant LATER_THAN_ALL_TESTS = Instant.parse("2999-12-31T00:00:00Z");

  private JustSignedIn() {}

  /** As this account. */
  public static RequestPostProcessor as(UserDetails person) {
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            person,
            null,
            SignIns.with(
                person.getAuthorities(),
                FactorGrantedAuthority.withAuthority(FreshSignIn.SIGN_IN)
                    .issuedAt(LATER_THAN_ALL_TESTS)
                    .build())));
  }

  /** As an operator of this name. */
  public static RequestPostProcessor operator(String name) {
    return as(new User(name, "", List.of(new SimpleGrantedAuthority(Role.OPERATOR.authority()))));
  }
}
