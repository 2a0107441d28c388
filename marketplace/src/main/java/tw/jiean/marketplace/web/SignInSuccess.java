package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.Arrivals;
import tw.jiean.marketplace.account.SignInOrigin;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.page.Language;
import tw.jiean.marketplace.page.LocalPath;

/**
 * Somebody has signed in, by whatever way: notes where, agrees on the language, and leads to where
 * the person wanted to go.
 */
@Component
class SignInSuccess implements AuthenticationSuccessHandler {

  private static final LocalPath BACK_OFFICE = new LocalPath("/admin/");

  private final Arrivals arrivals;
  private final Accounts accounts;
  private final KeptCookie cookie;

  SignInSuccess(Arrivals arrivals, Accounts accounts, KeptCookie cookie) {
    this.arrivals = arrivals;
    this.accounts = accounts;
    this.cookie = cookie;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    LocalPath start = LocalPath.HOME;
    if (authentication.getPrincipal() instanceof SignedInAccount account) {
      arrivals
          .note(account, request)
          .ifPresent(secret -> keep(response, SignInOrigin.BROWSER_COOKIE, secret));
      agreeOnLanguage(account, request, response);
      start = account.isOperator() ? BACK_OFFICE : LocalPath.HOME;
    }
    response.sendRedirect(SignIn.takeReturnPath(request).orElse(start).value());
  }

  /** What was chosen in this browser counts; where nothing was, what the account remembers. */
  private void agreeOnLanguage(
      SignedInAccount account, HttpServletRequest request, HttpServletResponse response) {
    Optional<Language> chosen = Language.chosen(request);
    if (chosen.isPresent()) {
      accounts.speak(account.id(), chosen.get().locale());
      return;
    }
    accounts
        .language(account.id())
        .flatMap(locale -> Language.ofTag(locale.toLanguageTag()))
        .ifPresent(language -> keep(response, Language.COOKIE, language.tag()));
  }

  private void keep(HttpServletResponse response, String name, String value) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.of(name, value));
  }
}
