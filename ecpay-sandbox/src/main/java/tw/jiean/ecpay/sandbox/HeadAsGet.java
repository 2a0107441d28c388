package tw.jiean.ecpay.sandbox;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * Has HEAD answered as GET, whose body the server then leaves out. Javalin by itself says 200 to
 * HEAD wherever there is a handler, of a trade that does not exist too.
 */
final class HeadAsGet implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean head = request instanceof HttpServletRequest http && http.getMethod().equals("HEAD");
    chain.doFilter(head ? new Get((HttpServletRequest) request) : request, response);
  }

  private static final class Get extends HttpServletRequestWrapper {

    Get(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
