package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.stereotype.Component;

/** What every answer carries to keep browsers safe. */
@Component
public final class BrowserHeaders implements HeaderWriter {

  private static final Duration HSTS = Duration.ofDays(365);

  private final List<HeaderWriter> writers = new ArrayList<>();

  BrowserHeaders(JieanProperties properties) {
    writers.add(new XContentTypeOptionsHeaderWriter());
    writers.add(new XXssProtectionHeaderWriter());
    writers.add(new CacheControlHeadersWriter());
    if (properties.publicUrl().isHttps()) {
      // Behind a proxy the request itself is plain http, so ask the setting, not the request.
      writers.add(new HstsHeaderWriter(AnyRequestMatcher.INSTANCE, HSTS.toSeconds(), true));
    }
    writers.add(new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY));
    // ECPay's cashier may look at the origin that it is called from, never at paths.
    writers.add(new ReferrerPolicyHeaderWriter(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN));
    writers.add(
        new PermissionsPolicyHeaderWriter(
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    writers.add(new ContentSecurityPolicy());
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    writers.forEach(writer -> writer.writeHeaders(request, response));
  }
}
