package tw.jiean.marketplace.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.marketplace.web.StartRefused;

/**
 * Refuses a sender that is no address, before anything else is touched. Says loudly when real money
 * moves without a mail server: nobody gets a receipt, or hears what to pay until when, but on the
 * site.
 */
final class MailGuard
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  private static final Logger log = LoggerFactory.getLogger(MailGuard.class);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Binder binder = Binder.get(context.getEnvironment());
    String server = binder.bind("spring.mail.host", String.class).orElse("");
    MailSettings settings = binder.bindOrCreate("jiean.mail", MailSettings.class);
    if (binder.bindOrCreate("ecpay", EcpayProperties.class).realMoney()) {
      warn(server, "SPRING_MAIL_HOST, the mail server that sends receipts, is not set");
      warn(settings.from(), "JIEAN_MAIL_FROM, the sender of mails, is not set");
    }
    if (!settings.from().isBlank()) {
      sender(settings.from());
    }
  }

  private static void warn(String setting, String what) {
    if (setting.isBlank()) {
      log.warn("Real money moves, but {}", what);
    }
  }

  /** The sender of the settings, such as {@code 接案 <hello@shop.example>}. */
  static InternetAddress sender(String from) {
    try {
      return new InternetAddress(from, true);
    } catch (AddressException e) {
      throw new StartRefused("JIEAN_MAIL_FROM has to be a mail address, not " + from + ".");
    }
  }

  /** After whatever is about money. */
  @Override
  public int getOrder() {
    return 2;
  }
}
