package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Whether whoever is signed in has shown who it is lately. What a stranger at an open browser must
 * not do waits for that: it is refused like anything else that is not allowed, and whoever answers
 * the refusal leads to {@link #PATH}.
 */
@Component
public class FreshSignIn {

  /** Where people show once more who they are. */
  public static final String PATH = "/account/again/";

  /** Held by everybody who is signed in, since when. */
  static final String SIGN_IN = "FACTOR_SIGN_IN";

  private static final String PAGE = FreshSignIn.class.getName() + ".page";
  private static final String PURPOSE = FreshSignIn.class.getName() + ".purpose";

  private final Clock clock;
  private final AllRequiredFactorsAuthorizationManager<Object> lately;

  FreshSignIn(Clock clock, AccountProperties properties) {
    this.clock = clock;
    this.lately =
        AllRequiredFactorsAuthorizationManager.builder()
            .requireFactor(
                factor -> factor.authority(SIGN_IN).validDuration(properties.freshSignIn()))
            .build();
    lately.setClock(clock);
  }

  /**
   * What somebody holds in the session who has shown just now who it is, with all that it takes.
   */
  GrantedAuthority proof() {
    return FactorGrantedAuthority.withAuthority(SIGN_IN).issuedAt(clock.instant()).build();
  }

  /** Whether the sign-in is fresh, for whatever that is needed. */
  AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> person, Object purpose) {
    return lately.authorize(person, purpose);
  }

  /**
   * Goes on only with a fresh sign-in.
   *
   * @param page where to go on afterwards
   * @throws org.springframework.security.authorization.AuthorizationDeniedException without one
   */
  void demand(Authentication person, HttpServletRequest request, String page) {
    request.setAttribute(PAGE, page);
    lately.verify(() -> person, page);
  }

  /**
   * Somebody is sent to {@link #PATH}. The audit log will say what for.
   *
   * @return where to go on afterwards: the page that asked, or the address of the request itself
   */
  public static String ask(HttpServletRequest request) {
    String query = request.getMethod().equals("GET") ? request.getQueryString() : null;
    String here = request.getRequestURI() + (query == null ? "" : "?" + query);
    String page = Objects.toString(request.getAttribute(PAGE), here);
    request.getSession().setAttribute(PURPOSE, request.getRequestURI());
    return page;
  }

  /** What it was asked for. */
  static String purpose(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object path = session == null ? null : session.getAttribute(PURPOSE);
    return Objects.toString(path, PATH);
  }
}
