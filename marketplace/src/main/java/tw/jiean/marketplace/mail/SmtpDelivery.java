package tw.jiean.marketplace.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** To the mail server of the settings, as HTML with the same in plain text. */
final class SmtpDelivery implements Delivery {

  private final JavaMailSender sender;
  private final InternetAddress from;
  private final UnsubscribeLinks unsubscribe;

  SmtpDelivery(JavaMailSender sender, InternetAddress from, UnsubscribeLinks unsubscribe) {
    this.sender = sender;
    this.from = from;
    this.unsubscribe = unsubscribe;
  }

  @Override
  public boolean send(StoredMail mail) {
    sender.send(message(mail));
    return true;
  }

  private MimeMessage message(StoredMail mail) {
    MimeMessage message = sender.createMimeMessage();
    try {
      MimeMessageHelper helper =
          new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      helper.setFrom(from);
      helper.setTo(mail.recipient());
      helper.setSubject(mail.subject());
      helper.setText(mail.text(), mail.html());
      // Kept by the sender instead of a new one for each try.
      message.setHeader("Message-ID", mail.messageId());
      message.setHeader("Content-Language", mail.language());
      // Asks holiday answers to stay away (RFC 3834).
      message.setHeader("Auto-Submitted", "auto-generated");
      Topic topic = mail.kind().topic();
      if (topic.isOptional()) {
        // One press in the mailbox itself (RFC 8058).
        message.setHeader("List-Unsubscribe", "<" + unsubscribe.of(mail.account(), topic) + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    } catch (MessagingException e) {
      throw new MailPreparationException("Mail " + mail.id() + " cannot be put together", e);
    }
    return message;
  }
}
