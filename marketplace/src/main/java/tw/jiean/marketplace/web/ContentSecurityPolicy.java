package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Scripts, styles and pictures come from files of this site only, nothing inline; nobody frames us;
 * forms post to us and, on the page that hands over, to ECPay.
 */
final class ContentSecurityPolicy implements HeaderWriter {

  private static final String HEADER = "Content-Security-Policy";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
          + "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
          + "form-action 'self'";

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    // A handler may have set a stricter one, for an uploaded picture for instance.
    if (response.containsHeader(HEADER)) {
      return;
    }
    String origin = HandOver.origin(request);
    response.setHeader(HEADER, origin == null ? POLICY : POLICY + " " + origin);
  }
}
