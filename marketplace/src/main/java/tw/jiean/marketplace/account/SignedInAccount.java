package tw.jiean.marketplace.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import tw.jiean.marketplace.page.Visitor;

/**
 * Who is signed in, as it was at sign-in; lives in the session. Controllers get it by
 * {@code @AuthenticationPrincipal}. It never holds a password.
 *
 * @param email in lower case; also the user name
 */
public record SignedInAccount(AccountId id, String email, String displayName, Role role)
    implements UserDetails, Visitor {

  /** Held in the session by whoever has given a second proof, a code or a passkey. */
  public static final String SECOND_FACTOR = "FACTOR_SECOND";

  /** The account as the database has it now. */
  public static SignedInAccount of(AccountSummary account) {
    return new SignedInAccount(
        account.id(), account.email(), account.displayName(), account.role());
  }

  /** Of the request that is being answered; templates and what they ask have no other way to it. */
  public static Optional<SignedInAccount> current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
            && authentication.getPrincipal() instanceof SignedInAccount account
        ? Optional.of(account)
        : Optional.empty();
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

  @Override
  public boolean isOperator() {
    return role == Role.OPERATOR;
  }
}
