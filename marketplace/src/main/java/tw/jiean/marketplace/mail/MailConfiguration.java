package tw.jiean.marketplace.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import tw.jiean.marketplace.job.Job;
import tw.jiean.marketplace.web.JieanProperties;

/** How mails leave, and when. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

  @Bean
  Delivery delivery(
      ObjectProvider<JavaMailSender> senders,
      MailSettings settings,
      JieanProperties site,
      UnsubscribeLinks unsubscribe) {
    JavaMailSender sender = senders.getIfAvailable();
    return sender == null
        ? mail -> false
        : new SmtpDelivery(sender, sender(settings.fromOr(site.publicUrl())), unsubscribe);
  }

  /** With a name, which mail readers show instead of the address. */
  private static InternetAddress sender(String from) {
    InternetAddress sender = MailGuard.sender(from);
    try {
      String name = sender.getPersonal() == null ? "Jiean" : sender.getPersonal();
      sender.setPersonal(name, StandardCharsets.UTF_8.name());
      return sender;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every JDK has UTF-8", e);
    }
  }

  @Bean
  Job mailJob(MailRun run, MailSettings settings) {
    return new Job("mail", settings.interval(), run::runDue);
  }

  @Bean
  Job oldMailJob(OldMail old) {
    return new Job("old-mail", Duration.ofHours(6), old::remove);
  }
}
