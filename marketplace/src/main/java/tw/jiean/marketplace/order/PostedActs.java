package tw.jiean.marketplace.order;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import tw.jiean.marketplace.account.SignedInAccount;

/**
 * Gives controllers the {@link PostedAct} of a request to {@code /orders/{orderNo}/…}. An order of
 * others looks like one that is not there; staff has other doors.
 */
@Configuration(proxyBeanMethods = false)
class PostedActs implements WebMvcConfigurer, HandlerMethodArgumentResolver {

  private final Orders orders;

  PostedActs(Orders orders) {
    this.orders = orders;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PostedAct.class;
  }

  @Override
  public PostedAct resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request =
        Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    SignedInAccount account = account(request);
    Order order =
        orders
            .find(new OrderNumber(orderNo(request)))
            .filter(found -> OrderProcess.party(found, account.id()).isPresent())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Map<String, String> form = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> form.put(name, values[0]));
    return new PostedAct(order, account, form, RequestContextUtils.getOutputFlashMap(request));
  }

  /** The access rules let nobody else come here. */
  private static SignedInAccount account(HttpServletRequest request) {
    return (SignedInAccount)
        Objects.requireNonNull(
            ((Authentication) Objects.requireNonNull(request.getUserPrincipal())).getPrincipal());
  }

  private static String orderNo(HttpServletRequest request) {
    Map<?, ?> variables =
        (Map<?, ?>)
            Objects.requireNonNull(
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE));
    return (String) Objects.requireNonNull(variables.get("orderNo"));
  }
}
