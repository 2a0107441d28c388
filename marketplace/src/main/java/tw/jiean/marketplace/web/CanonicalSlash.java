package tw.jiean.marketplace.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Page paths end with a slash. Without it the browser is sent to the path that has one, with method
 * and body kept; only where a page is known there, never for files.
 */
final class CanonicalSlash extends OncePerRequestFilter {

  private final Routes routes;

  CanonicalSlash(Routes routes) {
    this.routes = routes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (path.endsWith("/") || routes.knows(path) || !routes.knows(path + "/")) {
      chain.doFilter(request, response);
      return;
    }
    String query = request.getQueryString();
    response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
    // Relative to the host, so that no Host header gets into it.
    response.setHeader(HttpHeaders.LOCATION, path + "/" + (query == null ? "" : "?" + query));
  }
}
