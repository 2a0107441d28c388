package tw.jiean.marketplace.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The mails that have left, to be looked at where there is no mail server. */
@Service
public class Mails {

  private final MailRepository repository;

  Mails(MailRepository repository) {
    this.repository = repository;
  }

  /**
   * One mail as its reader gets it.
   *
   * @param recipient address
   * @param language {@code zh-TW} or {@code en}
   * @param text for readers without HTML
   * @param html the same as a whole document, which fetches nothing
   */
  public record Mail(
      long id,
      String recipient,
      String language,
      String subject,
      String text,
      String html,
      Instant at) {}

  /** The newest that have left, newest first. */
  public List<Mail> newest(int limit) {
    return repository.newest(limit).stream().map(Mails::view).toList();
  }

  /** One of them. */
  public Optional<Mail> find(long id) {
    return repository.find(id).map(Mails::view);
  }

  private static Mail view(StoredMail mail) {
    return new Mail(
        mail.id(),
        mail.recipient(),
        mail.language(),
        mail.subject(),
        mail.text(),
        mail.html(),
        mail.writtenAt());
  }
}
