package tw.jiean.marketplace.messaging;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.SignedInAccount;

/**
 * How much a reader has not seen, as {@code @unread} in templates. Asked for once for each page,
 * and not for error pages: what failed may be the database.
 */
@Component("unread")
class Unread {

  private static final String ASKED = Unread.class.getName();

  private final MessageRepository repository;
  private final HttpServletRequest request;

  /** The request is a proxy for the one that is being answered. */
  Unread(MessageRepository repository, HttpServletRequest request) {
    this.repository = repository;
    this.request = request;
  }

  /** In all orders together. */
  public long total(@Nullable SignedInAccount reader) {
    return byOrder(reader).values().stream().mapToLong(Long::longValue).sum();
  }

  /** In one order. */
  public long in(String orderNumber, @Nullable SignedInAccount reader) {
    return byOrder(reader).getOrDefault(orderNumber, 0L);
  }

  private Map<String, Long> byOrder(@Nullable SignedInAccount reader) {
    if (reader == null || request.getDispatcherType() == DispatcherType.ERROR) {
      return Map.of();
    }
    if (request.getAttribute(ASKED) instanceof Answer answer) {
      return answer.byOrder();
    }
    var answer = new Answer(repository.unread(reader.id()));
    request.setAttribute(ASKED, answer);
    return answer.byOrder();
  }

  private record Answer(Map<String, Long> byOrder) {}
}
