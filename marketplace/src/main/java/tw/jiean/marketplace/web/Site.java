package tw.jiean.marketplace.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.marketplace.account.SignedInAccount;

/**
 * What the layout asks, as {@code @site} in templates. A bean and not a model attribute, so that
 * error pages and pages of exception handlers have it too.
 */
@Component("site")
class Site {

  private final HttpServletRequest request;
  private final EcpayProperties ecpay;
  private final List<TestModeLink> testModeLinks;

  /** The request is a proxy for the one that is being answered. */
  Site(
      HttpServletRequest request,
      EcpayProperties ecpay,
      ObjectProvider<TestModeLink> testModeLinks) {
    this.request = request;
    this.ecpay = ecpay;
    this.testModeLinks = testModeLinks.orderedStream().toList();
  }

  /** Who is signed in, or null. */
  public @Nullable SignedInAccount account() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
            && authentication.getPrincipal() instanceof SignedInAccount account
        ? account
        : null;
  }

  /** Whether no real money moves. */
  public boolean isTestMode() {
    return !ecpay.realMoney();
  }

  /** What there is to look at while no real money moves. */
  public List<TestModeLink> testModeLinks() {
    return testModeLinks;
  }

  /** For {@code aria-current} in the navigation. */
  public boolean isAt(String section) {
    return section.equals("/") ? path().equals("/") : path().startsWith(section);
  }

  /** What was searched for, to keep it in the search field. */
  public @Nullable String searchWords() {
    // On an error page the parameters may be what is wrong with the request.
    return request.getDispatcherType() == DispatcherType.REQUEST ? request.getParameter("q") : null;
  }

  /** The language tag of this page, for {@code <html lang>}. */
  public String language() {
    return Language.of(request).tag();
  }

  /** The tags of the other languages. */
  public List<String> otherLanguages() {
    return List.of(Language.values()).stream()
        .map(Language::tag)
        .filter(tag -> !tag.equals(language()))
        .toList();
  }

  /**
   * Path and query of this page, to come back to after a change of language; the start page when a
   * browser could read them as another host.
   */
  public String here() {
    String query = query();
    String here = method().equals("GET") && query != null ? path() + "?" + query : path();
    return LocalPath.of(here).orElse(LocalPath.HOME).value();
  }

  private String method() {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_METHOD);
    return failed instanceof String method ? method : request.getMethod();
  }

  private String path() {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed instanceof String path ? path : request.getRequestURI();
  }

  private @Nullable String query() {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING);
    return failed instanceof String query ? query : request.getQueryString();
  }
}
