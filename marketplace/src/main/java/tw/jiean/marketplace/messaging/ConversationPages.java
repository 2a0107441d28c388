package tw.jiean.marketplace.messaging;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.messaging.Conversation.Draft;
import tw.jiean.marketplace.messaging.Conversation.Entry;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.order.RequestId;

/**
 * Puts together what a reader sees of a conversation. What it shows to a party is seen from then
 * on.
 */
@Component
class ConversationPages {

  /** How many messages a page shows. */
  private static final int PAGE = 100;

  private final Orders orders;
  private final Conversations conversations;
  private final MessageRepository repository;
  private final Attachments attachments;
  private final Clock clock;

  ConversationPages(
      Orders orders,
      Conversations conversations,
      MessageRepository repository,
      Attachments attachments,
      Clock clock) {
    this.orders = orders;
    this.conversations = conversations;
    this.repository = repository;
    this.attachments = attachments;
    this.clock = clock;
  }

  /** The newest of a conversation; nothing for those who may not read it. */
  Optional<Conversation> of(Order order, SignedInAccount reader) {
    return Optional.of(order)
        .filter(seen -> mayRead(seen, reader))
        .map(seen -> newest(seen, reader, empty(), null));
  }

  /** The order, for those who may read what is said in it. */
  Optional<Order> find(OrderNumber number, SignedInAccount reader) {
    return orders.find(number).filter(order -> mayRead(order, reader));
  }

  private static boolean mayRead(Order order, SignedInAccount reader) {
    return isParty(order, reader) || reader.isOperator();
  }

  static boolean isParty(Order order, SignedInAccount reader) {
    return order.buyer().id().equals(reader.id()) || order.seller().id().equals(reader.id());
  }

  static Draft empty() {
    return new Draft(RequestId.random().value(), "", null, null);
  }

  /** The newest messages, or those before one of them. */
  Conversation newest(
      Order order, SignedInAccount reader, Draft draft, @Nullable MessageId before) {
    List<Message> messages = repository.before(order.number(), before, PAGE + 1);
    boolean older = messages.size() > PAGE;
    return draw(order, reader, older ? messages.subList(1, PAGE + 1) : messages, older, 0, draft);
  }

  /** No messages, but the form. */
  Conversation blank(Order order, SignedInAccount reader, Draft draft) {
    return draw(order, reader, List.of(), false, 0, draft);
  }

  /** What came after a message that the reader has already. */
  Conversation news(Order order, SignedInAccount reader, long after) {
    List<Message> messages = repository.after(order.number(), after, PAGE);
    return draw(order, reader, messages, false, after, empty());
  }

  private Conversation draw(
      Order order,
      SignedInAccount reader,
      List<Message> messages,
      boolean older,
      long last,
      Draft draft) {
    boolean party = isParty(order, reader);
    if (party) {
      messages.stream()
          .filter(message -> message.recipient().equals(reader.id()) && message.seenAt() == null)
          .map(Message::id)
          .reduce((_, later) -> later)
          .ifPresent(upTo -> repository.seen(reader.id(), order.number(), upTo, clock.instant()));
    }
    Map<String, List<Attachment>> files =
        messages.isEmpty()
            ? Map.of()
            : attachments.of(order.number().value()).stream()
                .collect(Collectors.groupingBy(file -> file.place().step()));
    return new Conversation(
        order,
        party,
        conversations.window(order),
        messages.stream()
            .map(message ->
                new Entry(
                    message,
                    name(order, message),
                    party && message.sender().equals(reader.id()),
                    files.getOrDefault(Message.step(message.id()), List.of())))
            .toList(),
        older,
        messages.isEmpty() ? last : messages.getLast().id().value(),
        draft);
  }

  private static String name(Order order, Message message) {
    return message.sender().equals(order.buyer().id())
        ? order.buyer().displayName()
        : order.seller().displayName();
  }
}
