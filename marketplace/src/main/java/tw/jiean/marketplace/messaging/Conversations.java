package tw.jiean.marketplace.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.attachment.AttachmentPlace;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.attachment.Upload;
import tw.jiean.marketplace.messaging.Sending.Reason;
import tw.jiean.marketplace.messaging.Sending.Refused;
import tw.jiean.marketplace.messaging.Sending.Sent;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.OrderSpan;
import tw.jiean.marketplace.order.OrderSpans;
import tw.jiean.marketplace.order.RequestId;
import tw.jiean.marketplace.page.PlainText;

/** What was said in orders, and the only door through which more is. */
@Service
public class Conversations {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MessageRepository repository;
  private final Attachments attachments;
  private final OrderSpans spans;
  private final MessagingSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Conversations(
      MessageRepository repository,
      Attachments attachments,
      OrderSpans spans,
      MessagingSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.attachments = attachments;
    this.spans = spans;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /** Everything that was said in an order, oldest first. */
  public List<Message> of(OrderNumber order) {
    return repository.before(order, null, Integer.MAX_VALUE);
  }

  /** Whether somebody has not seen all that was said to him in an order. */
  public boolean hasUnread(OrderNumber order, AccountId reader) {
    return repository.unread(reader).containsKey(order.value());
  }

  /**
   * What a message would be answered without its files, or nothing when it is worth to receive
   * them.
   */
  Optional<Sending> answerAtOnce(Order order, AccountId sender, RequestId request, String text) {
    Optional<Message> earlier = repository.find(sender, request);
    return earlier.isPresent()
        ? Optional.of(new Sent(earlier.get()))
        : Optional.ofNullable(refusal(order, sender, text)).map(Refused::new);
  }

  /**
   * Says something to the other party, with files. The same sender's same request says it once,
   * also when both run at the same time.
   *
   * @param sender a party of the order
   * @param text as {@link PlainText#asWritten} gives it
   */
  @Transactional
  public Sending send(
      Order order, AccountId sender, RequestId request, String text, Upload.Received files) {
    repository.lock(sender);
    Optional<Sending> answer = answerAtOnce(order, sender, request, text);
    if (answer.isPresent()) {
      return answer.get();
    }
    if (text.isEmpty() && files.isEmpty()) {
      return new Refused(Reason.EMPTY);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AccountId recipient = otherParty(order, sender);
    MessageId id = repository.insert(order.number(), sender, recipient, text, request, now);
    attachments.keep(new AttachmentPlace(order.number().value(), Message.step(id)), sender, files);
    events.publishEvent(new MessageSent(id, order.number(), sender, recipient, files.count(), now));
    return new Sent(new Message(id, order.number(), sender, recipient, text, now, null));
  }

  private @Nullable Reason refusal(Order order, AccountId sender, String text) {
    if (window(order) != Window.OPEN) {
      return Reason.CLOSED;
    }
    if (PlainText.length(text) > Message.MAX_TEXT) {
      return Reason.TOO_LONG;
    }
    return repository.sentSince(sender, clock.instant().minus(MINUTE)) >= settings.perMinute()
        ? Reason.TOO_FAST
        : null;
  }

  private static AccountId otherParty(Order order, AccountId sender) {
    if (order.buyer().id().equals(sender)) {
      return order.seller().id();
    }
    if (order.seller().id().equals(sender)) {
      return order.buyer().id();
    }
    throw new IllegalArgumentException(sender + " is no party of order " + order.number());
  }

  /** Whether the parties can talk now. */
  Window window(Order order) {
    OrderSpan span = spans.of(order);
    Instant ended = span.endedAt();
    if (ended == null) {
      return span.paid() ? Window.OPEN : Window.NOT_YET;
    }
    if (!span.paid()) {
      return Window.NEVER;
    }
    return clock.instant().isBefore(ended.plus(settings.openAfterEnd()))
        ? Window.OPEN
        : Window.OVER;
  }
}
