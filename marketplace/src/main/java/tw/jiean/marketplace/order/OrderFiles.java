package tw.jiean.marketplace.order;

import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.attachment.AttachmentOwner;

/** Files of an order are for its buyer and its seller. Their reference is the order's number. */
@Component
class OrderFiles implements AttachmentOwner {

  private final OrderRepository orders;

  OrderFiles(OrderRepository orders) {
    this.orders = orders;
  }

  @Override
  public boolean mayRead(String reference, AccountId reader) {
    return OrderNumber.read(reference)
        .flatMap(orders::find)
        .filter(order -> order.isBuyer(reader) || order.isSeller(reader))
        .isPresent();
  }
}
