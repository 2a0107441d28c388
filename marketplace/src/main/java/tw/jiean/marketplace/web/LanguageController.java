package tw.jiean.marketplace.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.page.Language;
import tw.jiean.marketplace.page.LocalPath;

/**
 * Remembers the language, in the browser and in the account of whoever is signed in, and goes back
 * to the page. Works without session and script.
 */
@Controller
class LanguageController {

  private final KeptCookie cookie;
  private final Accounts accounts;

  LanguageController(KeptCookie cookie, Accounts accounts) {
    this.cookie = cookie;
    this.accounts = accounts;
  }

  @GetMapping("/language/{tag}/")
  ResponseEntity<Void> choose(
      @PathVariable String tag,
      @RequestParam(defaultValue = "/") String to,
      @AuthenticationPrincipal @Nullable SignedInAccount account) {
    Language language =
        Language.ofTag(tag).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (account != null) {
      accounts.speak(account.id(), language.locale());
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.SET_COOKIE, cookie.of(Language.COOKIE, language.tag()))
        .location(URI.create(LocalPath.of(to).orElse(LocalPath.HOME).value()))
        .build();
  }
}
