package tw.jiean.marketplace.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.order.Order;

/**
 * What was said in an order, or a part of it, as one reader sees it.
 *
 * @param party whether the reader is one of the two who talk; operators read only
 * @param entries oldest first
 * @param older whether there is more before the first entry
 * @param last the id of the newest message that the reader has here, 0 when there is none
 * @param draft what the form holds
 */
record Conversation(
    Order order,
    boolean party,
    Window window,
    List<Entry> entries,
    boolean older,
    long last,
    Draft draft) {

  /** A message with its files. */
  record Entry(Message message, String sender, boolean mine, List<Attachment> files) {}

  /**
   * What somebody is about to say.
   *
   * @param textProblem what is wrong with it, for the writer; or null
   * @param filesProblem what is wrong with its files, for the writer; or null
   */
  record Draft(
      String requestId, String text, @Nullable String textProblem, @Nullable String filesProblem) {}

  /** Whether the reader can say something now. */
  public boolean writable() {
    return party && window == Window.OPEN;
  }

  /** The address of the conversation by itself. */
  public String path() {
    return "/orders/" + order.number() + "/messages/";
  }
}
