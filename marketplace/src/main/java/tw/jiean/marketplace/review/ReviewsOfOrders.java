package tw.jiean.marketplace.review;

import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.OrderReviews;

/** Tells the pages of orders whether there is something to write. */
@Component
class ReviewsOfOrders implements OrderReviews {

  private final Reviews reviews;

  ReviewsOfOrders(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public boolean areOpen(OrderNumber number, AccountId party) {
    return reviews.openUntil(number, party).isPresent();
  }
}
