package tw.jiean.marketplace.order;

import tw.jiean.marketplace.page.Part;

/** What the parties of an order say to each other, as far as pages of orders show it. */
public interface OrderTalk {

  /** The conversation on the order's page; nothing for whom there is nothing to read. */
  Part panel(OrderNumber number);

  /** How many of its messages the visitor has not seen; 0 for whoever is no party. */
  long unread(OrderNumber number);
}
