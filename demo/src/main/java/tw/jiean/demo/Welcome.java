package tw.jiean.demo;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** The last words of a start: where everything is, and who can sign in. */
final class Welcome {

  private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

  private Welcome() {}

  static void say(Environment settings, @Nullable DemoCatalogue catalogue) {
    StringBuilder text = new StringBuilder("Jiean is ready. Ctrl-C ends it.\n\n");
    line(text, "marketplace", settings.getProperty("jiean.public-url", ""));
    if (DemoDefaults.withSandbox(settings)) {
      line(text, "ECPay sandbox", settings.getProperty("ecpay.sandbox-url", ""));
      if (NoMailServer.holdsIn(settings)) {
        line(text, "mails", settings.getProperty("jiean.public-url", "") + MailPage.PATH);
      }
    }
    line(
        text,
        "health",
        "http://localhost:" + settings.getProperty("management.server.port") + "/actuator/health");
    line(text, "data folder", settings.getProperty("jiean.data-dir", ""));
    if (catalogue != null) {
      text.append("\n  Sign in with the password ").append(catalogue.password()).append(" as\n");
      line(text, "buyer", catalogue.buyer().email());
      line(text, "seller", catalogue.sellers().getFirst().email());
      line(text, "operator", catalogue.operator().email());
    }
    LOG.info("{}", text);
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("  %-15s%s%n".formatted(what, value));
  }
}
