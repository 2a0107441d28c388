package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.FactorAuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.context.support.WebApplicationContextUtils;
import tw.jiean.marketplace.account.AccountProperties;
import tw.jiean.marketplace.account.FreshSignIn;
import tw.jiean.marketplace.account.Role;
import tw.jiean.marketplace.account.SignInOrigin;
import tw.jiean.marketplace.account.SignedInAccount;

/** Who gets in where. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private final JieanProperties properties;
  private final BrowserHeaders headers;
  private final SignInSuccess success;
  private final SignInFailure failure;
  private final AccountProperties accounts;

  SecurityConfiguration(
      JieanProperties properties,
      BrowserHeaders headers,
      SignInSuccess success,
      SignInFailure failure,
      AccountProperties accounts) {
    this.properties = properties;
    this.headers = headers;
    this.success = success;
    this.failure = failure;
    this.accounts = accounts;
  }

  /** The management port: health and metrics, for the operator's own network. */
  @Bean
  @Order(1)
  SecurityFilterChain managementSecurity(HttpSecurity http) {
    return stateless(http.securityMatcher(SecurityConfiguration::isOnManagementPort));
  }

  /**
   * What ECPay sends: verified by its signature, so no session and no token. What its server posts
   * has been answered before it would come here.
   */
  @Bean
  @Order(2)
  SecurityFilterChain ecpaySecurity(HttpSecurity http) {
    return stateless(http.securityMatcher(AccessRules.ECPAY));
  }

  /** Whoever comes is let in, without a session and a token. */
  private SecurityFilterChain stateless(HttpSecurity http) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .headers(this::headers)
        .build();
  }

  /** Everything else. */
  @Bean
  @Order(3)
  SecurityFilterChain pageSecurity(
      HttpSecurity http, Routes routes, ObjectProvider<TickBoxes> tickBoxes) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(request -> isErrorPage(request))
                .permitAll()
                .requestMatchers(AccessRules.EVERYBODY)
                .permitAll()
                .requestMatchers(AccessRules.OPERATORS)
                .hasAllAuthorities(operatorsProofs())
                .requestMatchers(AccessRules.SIGNED_IN)
                .authenticated()
                .anyRequest()
                .denyAll())
        .csrf(csrf ->
            // A method that no controller takes changes nothing: 405 rather than 403.
            csrf.requireCsrfProtectionMatcher(request ->
                CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                    && !AccessRules.BY_SIGNED_LINK.matches(request)
                    && !routes.refusesMethod(request.getRequestURI(), request.getMethod())))
        .addFilterBefore(new CanonicalSlash(routes), CsrfFilter.class)
        .addFilterAfter(new RepeatedFields(tickBoxes.orderedStream()), CsrfFilter.class)
        .formLogin(form ->
            form.loginPage(SignIn.PATH)
                .authenticationDetailsSource(SignInOrigin::of)
                .successHandler(success)
                .failureHandler(failure))
        .logout(logout -> logout.logoutUrl("/logout/").logoutSuccessUrl("/"))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(SecurityConfiguration::askForSignIn)
                .accessDeniedHandler(SecurityConfiguration::deny))
        .headers(this::headers)
        .build();
  }

  /** Requests are measured as a whole; each filter of this chain by itself would be too much. */
  @Bean
  SecurityObservationSettings observations() {
    return SecurityObservationSettings.noObservations();
  }

  /** Host-only and Secure where browsers can have that: on a public https address. */
  @Bean
  CookieSerializer sessionCookie() {
    boolean https = properties.publicUrl().isHttps();
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(https ? "__Host-session" : "session");
    cookie.setUseSecureCookie(https);
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    cookie.setCookiePath("/");
    return cookie;
  }

  private void headers(HeadersConfigurer<HttpSecurity> security) {
    security.defaultsDisabled().addHeaderWriter(headers);
  }

  private String[] operatorsProofs() {
    String role = Role.OPERATOR.authority();
    return accounts.staffSecondFactor()
        ? new String[] {role, SignedInAccount.SECOND_FACTOR}
        : new String[] {role};
  }

  private static boolean isOnManagementPort(HttpServletRequest request) {
    return WebServerApplicationContext.hasServerNamespace(
        WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()),
        "management");
  }

  private static boolean isErrorPage(HttpServletRequest request) {
    return request.getDispatcherType() == jakarta.servlet.DispatcherType.ERROR;
  }

  private static void askForSignIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    if (!AccessRules.asksForSignIn(request)) {
      response.sendError(HttpStatus.NOT_FOUND.value());
      return;
    }
    if (request.getMethod().equals("GET")) {
      String query = request.getQueryString();
      SignIn.remember(request, request.getRequestURI() + (query == null ? "" : "?" + query));
    }
    response.sendRedirect(SignIn.PATH);
  }

  /**
   * What is not yours looks like what is not there. Only a missing token is told apart, and what a
   * proof that somebody can give would open.
   */
  private static void deny(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    if (refusal instanceof AuthorizationDeniedException denied
        && denied.getAuthorizationResult() instanceof FactorAuthorizationDecision) {
      SignIn.remember(request, FreshSignIn.ask(request));
      response.sendRedirect(FreshSignIn.PATH);
      return;
    }
    if (!(refusal instanceof CsrfException) && lacksSecondFactor(request)) {
      response.sendRedirect("/account/second-factor/?needed");
      return;
    }
    if (refusal instanceof CsrfException) {
      LostForm.show(request);
    }
    HttpStatus status =
        refusal instanceof CsrfException ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND;
    response.sendError(status.value());
  }

  /** An operator at the door of the back office, who has signed in by the password alone. */
  private static boolean lacksSecondFactor(HttpServletRequest request) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return AccessRules.OPERATORS.matches(request)
        && authentication != null
        && authentication.getPrincipal() instanceof SignedInAccount account
        && account.isOperator();
  }
}
