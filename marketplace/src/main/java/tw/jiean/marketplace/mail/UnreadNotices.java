package tw.jiean.marketplace.mail;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.page.Unread;
import tw.jiean.marketplace.page.UnreadCount;

/**
 * How many notices the visitor has not read: at most 100, so that nobody's neglect makes pages
 * slow.
 */
@Component
class UnreadNotices implements UnreadCount {

  private final NoticeRepository notices;

  UnreadNotices(NoticeRepository notices) {
    this.notices = notices;
  }

  @Override
  public String section() {
    return "/notices/";
  }

  @Override
  public Optional<Unread> now() {
    return SignedInAccount.current()
        .flatMap(reader -> Unread.of(notices.unread(reader.id()), "mail.notices.unread-number"));
  }
}
