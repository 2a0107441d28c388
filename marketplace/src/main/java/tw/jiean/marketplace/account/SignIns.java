package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Signs in somebody who has proved who it is by more than the form of the password. */
@Component
class SignIns {

  private final AccountRepository repository;
  private final SignedInSessions sessions;
  private final FreshSignIn fresh;
  private final CsrfAuthenticationStrategy csrf =
      new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository());

  SignIns(AccountRepository repository, SignedInSessions sessions, FreshSignIn fresh) {
    this.repository = repository;
    this.sessions = sessions;
    this.fresh = fresh;
  }

  /**
   * Gives the session another id and another token, and makes it that of the account.
   *
   * @param proofs what has been shown besides the password
   * @return nothing when the account is suspended or gone
   */
  Optional<Authentication> signIn(
      AccountId id,
      List<? extends GrantedAuthority> proofs,
      HttpServletRequest request,
      HttpServletResponse response) {
    return repository
        .findStored(id)
        .filter(account -> account.suspension().isEmpty())
        .map(account -> {
          SignedInAccount person = SignedInAccount.of(account.summary());
          Authentication authentication =
              UsernamePasswordAuthenticationToken.authenticated(
                  person, null, authorities(person, proofs));
          request.getSession();
          request.changeSessionId();
          csrf.onAuthentication(authentication, request, response);
          sessions.save(authentication, request, response);
          return authentication;
        });
  }

  private List<GrantedAuthority> authorities(
      SignedInAccount person, List<? extends GrantedAuthority> proofs) {
    List<GrantedAuthority> all = List.copyOf(person.getAuthorities());
    for (GrantedAuthority proof : proofs) {
      all = with(all, proof);
    }
    return with(all, fresh.proof());
  }

  static List<GrantedAuthority> with(
      java.util.Collection<? extends GrantedAuthority> authorities, GrantedAuthority proof) {
    List<GrantedAuthority> all = new ArrayList<>(authorities);
    all.removeIf(
        held -> proof.getAuthority() != null && proof.getAuthority().equals(held.getAuthority()));
    all.add(proof);
    return List.copyOf(all);
  }
}
