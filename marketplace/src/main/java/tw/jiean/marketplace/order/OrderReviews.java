package tw.jiean.marketplace.order;

import tw.jiean.marketplace.account.AccountId;

/** What the parties of an order say of it, as far as pages of orders show it. */
public interface OrderReviews {

  /** Whether that party can still write. */
  boolean areOpen(OrderNumber number, AccountId party);
}
