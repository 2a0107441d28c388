package tw.jiean.marketplace.messaging;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.page.Unread;
import tw.jiean.marketplace.page.UnreadCount;

/**
 * What was said to the visitor and not seen. The database is asked once for all orders of a page.
 */
@Component
class UnreadMessages implements UnreadCount {

  private static final String TEXT = "messaging.unread";
  private static final String ASKED = UnreadMessages.class.getName();

  private final MessageRepository repository;
  private final HttpServletRequest request;

  /** The request is a proxy for the one that is being answered. */
  UnreadMessages(MessageRepository repository, HttpServletRequest request) {
    this.repository = repository;
    this.request = request;
  }

  @Override
  public String section() {
    return "/orders/";
  }

  @Override
  public Optional<Unread> now() {
    return Unread.of(byOrder().values().stream().mapToLong(Long::longValue).sum(), TEXT);
  }

  /** In one order. */
  Optional<Unread> in(OrderNumber order) {
    return Unread.of(byOrder().getOrDefault(order.value(), 0L), TEXT);
  }

  private Map<String, Long> byOrder() {
    if (request.getAttribute(ASKED) instanceof Answer answer) {
      return answer.byOrder();
    }
    Answer answer =
        new Answer(
            SignedInAccount.current()
                .map(reader -> repository.unread(reader.id()))
                .orElse(Map.of()));
    request.setAttribute(ASKED, answer);
    return answer.byOrder();
  }

  private record Answer(Map<String, Long> byOrder) {}
}
