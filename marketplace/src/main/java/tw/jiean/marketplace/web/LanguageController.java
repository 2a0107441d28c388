package tw.jiean.marketplace.web;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Remembers the language for a year and goes back to the page. Works without session and script.
 */
@Controller
class LanguageController {

  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final JieanProperties properties;

  LanguageController(JieanProperties properties) {
    this.properties = properties;
  }

  @GetMapping("/language/{tag}/")
  ResponseEntity<Void> choose(
      @PathVariable String tag, @RequestParam(defaultValue = "/") String to) {
    Language language =
        Language.ofTag(tag).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    ResponseCookie cookie =
        ResponseCookie.from(Language.COOKIE, language.tag())
            .path("/")
            .maxAge(REMEMBERED)
            .httpOnly(true)
            .secure(properties.publicUrl().isHttps())
            .sameSite("Lax")
            .build();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .location(URI.create(LocalPath.of(to).orElse(LocalPath.HOME).value()))
        .build();
  }
}
