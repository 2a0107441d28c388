package tw.jiean.marketplace.mail;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.SignedInAccount;

/** How many notices a person has not read, as {@code @unreadNotices} in the layout of all pages. */
@Component("unreadNotices")
class UnreadNotices {

  private final NoticeRepository notices;
  private final HttpServletRequest request;

  /** The request is a proxy for the one that is being answered. */
  UnreadNotices(NoticeRepository notices, HttpServletRequest request) {
    this.notices = notices;
    this.request = request;
  }

  /** At most 100, so that nobody's neglect makes pages slow; 0 for visitors and on error pages. */
  public int count(@Nullable SignedInAccount account) {
    // What failed may be the database: the page that says so must not ask it.
    return account == null || request.getDispatcherType() == DispatcherType.ERROR
        ? 0
        : notices.unread(account.id());
  }
}
