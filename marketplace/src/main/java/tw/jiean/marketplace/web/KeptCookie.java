package tw.jiean.marketplace.web;

import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Small things that a browser keeps for a year, for this site's server alone. */
@Component
class KeptCookie {

  private static final Duration KEPT = Duration.ofDays(365);

  private final JieanProperties properties;

  KeptCookie(JieanProperties properties) {
    this.properties = properties;
  }

  /** The header's value. */
  String of(String name, String value) {
    return ResponseCookie.from(name, value)
        .path("/")
        .maxAge(KEPT)
        .httpOnly(true)
        .secure(properties.publicUrl().isHttps())
        .sameSite("Lax")
        .build()
        .toString();
  }
}
