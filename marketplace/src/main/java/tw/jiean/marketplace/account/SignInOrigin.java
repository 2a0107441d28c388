package tw.jiean.marketplace.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * Where somebody tries to sign in from.
 *
 * @param remoteAddress of the network
 * @param browser the secret of {@link #BROWSER_COOKIE}, if it has one
 */
public record SignInOrigin(String remoteAddress, @Nullable String browser) implements Serializable {

  /** The cookie by which a browser is known again. It signs nobody in. */
  public static final String BROWSER_COOKIE = "browser";

  private static final String KNOWN = SignInOrigin.class.getName() + ".known";

  /** Of this request. */
  public static SignInOrigin of(HttpServletRequest request) {
    String kept = kept(request);
    HttpSession session = request.getSession(false);
    return new SignInOrigin(
        request.getRemoteAddr(),
        session != null && session.getAttribute(KNOWN) instanceof String known ? known : kept);
  }

  /** What the browser has in its cookie. */
  static @Nullable String kept(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, BROWSER_COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  /** Knows this browser until it is signed in, when it gets a cookie. */
  static void know(HttpServletRequest request, String secret) {
    request.getSession().setAttribute(KNOWN, secret);
  }

  @Override
  public String toString() {
    return "SignInOrigin[" + remoteAddress + "]";
  }
}
