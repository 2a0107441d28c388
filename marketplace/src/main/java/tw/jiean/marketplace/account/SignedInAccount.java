package tw.jiean.marketplace.account;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is signed in, as it was at sign-in; lives in the session. Controllers get it by
 * {@code @AuthenticationPrincipal}. It never holds a password.
 *
 * @param email in lower case; also the user name
 */
public record SignedInAccount(AccountId id, String email, String displayName, Role role)
    implements UserDetails {

  /** Held in the session by whoever has given a second proof, a code or a passkey. */
  public static final String SECOND_FACTOR = "FACTOR_SECOND";

  /** The account as the database has it now. */
  public static SignedInAccount of(AccountSummary account) {
    return new SignedInAccount(
        account.id(), account.email(), account.displayName(), account.role());
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of(new SimpleGrantedAuthority(role.authority()));
  }

  @Override
  public @Nullable String getPassword() {
    return null;
  }

  @Override
  public String getUsername() {
    return email;
  }

  /** Whether the back office is open to this account. */
  public boolean isOperator() {
    return role == Role.OPERATOR;
  }
}
