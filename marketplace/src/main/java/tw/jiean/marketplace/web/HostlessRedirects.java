package tw.jiean.marketplace.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Redirects name no host, so none can be forged. The server would write the host that the request
 * claims into them; its setting against that leaves out HTTP/1.0, which proxies speak, and Spring's
 * filter leaves out the newer ways to redirect.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HostlessRedirects extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Hostless(response));
  }

  private static final class Hostless extends HttpServletResponseWrapper {

    Hostless(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      sendRedirect(location, SC_FOUND, true);
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
      if (clearBuffer) {
        resetBuffer();
      }
      setStatus(status);
      setHeader(HttpHeaders.LOCATION, location);
      flushBuffer();
    }
  }
}
