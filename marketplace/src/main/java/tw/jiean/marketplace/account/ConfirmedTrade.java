package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Where the settings say so, nobody buys or offers anything before the address is confirmed: those
 * forms lead to the page that explains it.
 */
@Configuration(proxyBeanMethods = false)
class ConfirmedTrade implements WebMvcConfigurer, HandlerInterceptor {

  private final AccountProperties properties;
  private final AccountRepository repository;

  ConfirmedTrade(AccountProperties properties, AccountRepository repository) {
    this.properties = properties;
    this.repository = repository;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    if (properties.confirmationNeeded()) {
      registry
          .addInterceptor(this)
          .addPathPatterns("/order/create/", "/orders/*/pay/", "/studio/listings/**");
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (!request.getMethod().equals("POST")
        || authentication == null
        || !(authentication.getPrincipal() instanceof SignedInAccount account)
        || repository.findStored(account.id()).map(StoredAccount::confirmed).orElse(false)) {
      return true;
    }
    response.sendRedirect("/account/email/?needed");
    return false;
  }
}
