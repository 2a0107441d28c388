package tw.jiean.marketplace.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
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

  /** Of this request. */
  public static SignInOrigin of(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, BROWSER_COOKIE);
    return new SignInOrigin(request.getRemoteAddr(), cookie == null ? null : cookie.getValue());
  }

  @Override
  public String toString() {
    return "SignInOrigin[" + remoteAddress + "]";
  }
}
