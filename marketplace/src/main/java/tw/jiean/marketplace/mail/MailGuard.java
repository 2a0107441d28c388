package tw.jiean.marketplace.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.marketplace.web.StartRefused;

/**
 * Refuses to move real money without a mail server: nobody would get a receipt, or hear what to pay
 * until when. Also refuses a sender that is none, before anything else is touched.
 */
final class MailGuard
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Binder binder = Binder.get(context.getEnvironment());
    String server = binder.bind("spring.mail.host", String.class).orElse("");
    MailSettings settings = binder.bindOrCreate("jiean.mail", MailSettings.class);
    if (binder.bindOrCreate("ecpay", EcpayProperties.class).realMoney()) {
      require(server, "SPRING_MAIL_HOST, the mail server that sends receipts");
      require(settings.from(), "JIEAN_MAIL_FROM, the sender of its mails");
    }
    if (!settings.from().isBlank()) {
      sender(settings.from());
    }
  }

  private static void require(String setting, String what) {
    if (setting.isBlank()) {
      throw new StartRefused("ECPAY_ENVIRONMENT=production needs " + what + ".");
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
