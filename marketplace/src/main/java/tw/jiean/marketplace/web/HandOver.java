package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Lets the form of one response post to another site: the page that hands the buyer over to ECPay.
 * Every other page may post to this site only.
 */
public final class HandOver {

  private static final String ORIGIN = HandOver.class.getName() + ".origin";

  private HandOver() {}

  /**
   * Allows the response to this request to post forms to the site of the given URL.
   *
   * @param action absolute http or https URL
   */
  public static void allow(HttpServletRequest request, URI action) {
    if (action.getHost() == null
        || !("https".equals(action.getScheme()) || "http".equals(action.getScheme()))) {
      throw new IllegalArgumentException("Not the URL of a site: " + action);
    }
    String port = action.getPort() < 0 ? "" : ":" + action.getPort();
    request.setAttribute(ORIGIN, action.getScheme() + "://" + action.getHost() + port);
  }

  static @Nullable String origin(HttpServletRequest request) {
    return (String) request.getAttribute(ORIGIN);
  }
}
