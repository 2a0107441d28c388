package tw.jiean.marketplace.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.attachment.AttachmentId;
import tw.jiean.marketplace.attachment.AttachmentView;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.messaging.Conversations;
import tw.jiean.marketplace.messaging.Message;
import tw.jiean.marketplace.order.Dossier;
import tw.jiean.marketplace.order.Order;

/** Gathers all that is on record of an order, from whoever has it. */
@Component
class Evidence {

  private final Conversations conversations;
  private final Attachments attachments;

  Evidence(Conversations conversations, Attachments attachments) {
    this.conversations = conversations;
    this.attachments = attachments;
  }

  List<Piece> of(Dossier dossier) {
    Order order = dossier.order();
    List<Piece> pieces = new ArrayList<>(dossier.pieces().stream().map(Piece::of).toList());
    conversations.of(order.number()).forEach(message -> add(pieces, order, message));
    Map<AttachmentId, List<AttachmentView>> views = attachments.views(order.number().value());
    for (Attachment file : attachments.of(order.number().value())) {
      pieces.add(
          new Piece(
              "file",
              file.at(),
              party(order, file.uploader()),
              file.name() + "\n" + file.place().step() + "\n" + file.size(),
              file));
      for (AttachmentView view : views.getOrDefault(file.id(), List.of())) {
        pieces.add(
            new Piece("file_fetched", view.at(), party(order, view.reader()), file.name(), null));
      }
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, Order order, Message message) {
    pieces.add(
        new Piece("message", message.at(), party(order, message.sender()), message.text(), null));
    if (message.seenAt() != null) {
      pieces.add(
          new Piece(
              "message_seen",
              message.seenAt(),
              party(order, message.recipient()),
              excerpt(message.text()),
              null));
    }
  }

  /** Enough to tell which one it was. */
  private static String excerpt(String text) {
    int length = Math.min(60, text.length());
    return length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))
        ? text.substring(0, length - 1)
        : text.substring(0, length);
  }

  /** Whoever is none of the two is staff. */
  private static String party(Order order, AccountId account) {
    if (order.buyer().id().equals(account)) {
      return "buyer";
    }
    return order.seller().id().equals(account) ? "seller" : "operator";
  }
}
