package tw.jiean.marketplace.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;

/** What people are told on the site, in the language in which they read it. */
@Component
class Notices {

  private final NoticeRepository repository;
  private final MessageSource messages;
  private final Clock clock;

  Notices(NoticeRepository repository, MessageSource messages, Clock clock) {
    this.repository = repository;
    this.messages = messages;
    this.clock = clock;
  }

  /** One notice as its reader sees it. */
  record Line(long id, String text, Instant at, boolean unread) {}

  /** The newest of a person that are older than the one with this id. */
  @Transactional(readOnly = true)
  List<Line> before(AccountId account, long id, int limit, Locale locale) {
    return repository.before(account, id, limit).stream()
        .map(notice ->
            new Line(notice.id(), text(notice, locale), notice.at(), notice.readAt() == null))
        .toList();
  }

  private String text(Notice notice, Locale locale) {
    // While a new version is being started, an old one shows what it cannot say as an update.
    String[] keys = {Draft.key(notice.kind(), notice.voice(), "notice"), "mail.notices.unknown"};
    return messages.getMessage(
        new DefaultMessageSourceResolvable(keys, notice.arguments().toArray()), locale);
  }

  /** Marks one as read; the path where it leads, or empty when it is none of this person's. */
  @Transactional
  Optional<String> open(AccountId account, long id) {
    Optional<Notice> notice = repository.find(account, id);
    notice.ifPresent(found -> repository.read(account, found.id(), found.id(), clock.instant()));
    return notice.map(Notice::path);
  }

  @Transactional
  void readAll(AccountId account) {
    repository.read(account, 0, Long.MAX_VALUE, clock.instant());
  }
}
