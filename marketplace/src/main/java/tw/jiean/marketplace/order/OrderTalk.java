package tw.jiean.marketplace.order;

import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.page.Part;
import tw.jiean.marketplace.page.Unread;

/** What the parties of an order say to each other, as far as pages of orders show it. */
public interface OrderTalk {

  /** The conversation on the order's page; nothing for whom there is nothing to read. */
  Part panel(Order order);

  /** What of it the visitor has not seen, or null. */
  @Nullable Unread unread(OrderNumber number);
}
