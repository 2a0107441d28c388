package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may open which path. A path that is in no list does not exist for anybody: a new page without
 * a rule fails closed. Whether an order is yours is for its own module to say.
 */
final class AccessRules {

  /** ECPay posts here, or makes a browser do so from its own site: no session, no token. */
  static final RequestMatcher ECPAY =
      anyOf(
          "/order/return",
          "/order/return/",
          "/order/payment-info",
          "/order/payment-info/",
          "/order/result",
          "/order/result/");

  /**
   * Everybody. The two checkout posts are here because they ask for sign-in themselves: only they
   * know where to return to afterwards.
   */
  static final RequestMatcher EVERYBODY =
      anyOf(
          "/",
          "/services/**",
          "/sellers/**",
          "/login/**",
          "/logout/",
          "/signup/",
          "/reset/**",
          "/confirm/*/",
          "/language/*/",
          "/order/create/",
          "/orders/*/pay/",
          "/order/result/*/",
          "/order/successful/**",
          "/order/failed/**",
          "/assets/**",
          "/photos/**",
          "/demo/**",
          "/notices/off/**",
          "/favicon.ico",
          "/robots.txt");

  /** What mailboxes post for their owners: judged by the signature in its address. */
  static final RequestMatcher BY_SIGNED_LINK = anyOf("/notices/off/**");

  static final RequestMatcher SIGNED_IN =
      anyOf(
          "/account/**",
          "/notices/**",
          "/studio/**",
          "/favourites/**",
          "/orders/**",
          "/files/**",
          "/order/{serviceId:\\d+}/");

  static final RequestMatcher OPERATORS = anyOf("/admin/**");

  private AccessRules() {}

  /** Whether signing in can help to open the path. */
  static boolean asksForSignIn(HttpServletRequest request) {
    return SIGNED_IN.matches(request) || OPERATORS.matches(request);
  }

  private static RequestMatcher anyOf(String... patterns) {
    return new OrRequestMatcher(
        Arrays.stream(patterns)
            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList());
  }
}
