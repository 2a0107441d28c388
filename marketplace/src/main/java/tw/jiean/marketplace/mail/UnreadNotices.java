package tw.jiean.marketplace.mail;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.page.UnreadCount;

/**
 * How many notices the visitor has not read: at most 100, so that nobody's neglect makes pages
 * slow. The database is asked once for each page.
 */
@Component
class UnreadNotices implements UnreadCount {

  private static final String ASKED = UnreadNotices.class.getName();

  private final NoticeRepository notices;
  private final HttpServletRequest request;

  /** The request is a proxy for the one that is being answered. */
  UnreadNotices(NoticeRepository notices, HttpServletRequest request) {
    this.notices = notices;
    this.request = request;
  }

  @Override
  public String section() {
    return "/notices/";
  }

  @Override
  public String text() {
    return "mail.notices.unread-number";
  }

  @Override
  public long now() {
    if (request.getAttribute(ASKED) instanceof Integer number) {
      return number;
    }
    int number = SignedInAccount.current().map(reader -> notices.unread(reader.id())).orElse(0);
    request.setAttribute(ASKED, number);
    return number;
  }
}
