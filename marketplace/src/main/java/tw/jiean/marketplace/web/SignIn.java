package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import tw.jiean.marketplace.page.LocalPath;

/** Sends people to the sign-in page and remembers where they wanted to go. */
public final class SignIn {

  static final String PATH = "/login/";

  private static final String RETURN_PATH = SignIn.class.getName() + ".returnPath";

  private SignIn() {}

  /**
   * For a controller that asks for sign-in itself: the view that redirects to the sign-in page.
   * After signing in the browser goes to the given path.
   *
   * @param path of this site, with its query if any; the start page when it is no local path
   */
  public static String redirect(HttpServletRequest request, String path) {
    remember(request, path);
    return "redirect:" + PATH;
  }

  static void remember(HttpServletRequest request, String path) {
    request
        .getSession()
        .setAttribute(RETURN_PATH, LocalPath.of(path).orElse(LocalPath.HOME).value());
  }

  /** The remembered path, once. */
  static Optional<LocalPath> takeReturnPath(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(RETURN_PATH) instanceof String path)) {
      return Optional.empty();
    }
    session.removeAttribute(RETURN_PATH);
    return LocalPath.of(path);
  }
}
