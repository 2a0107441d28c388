package tw.jiean.marketplace.messaging;

import gg.jte.html.HtmlContent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.OrderTalk;
import tw.jiean.marketplace.page.Part;
import tw.jiean.marketplace.page.Unread;

/** Shows conversations on pages of orders. */
@Component
class TalkOfOrders implements OrderTalk {

  private final ConversationPages pages;
  private final UnreadMessages unread;

  TalkOfOrders(ConversationPages pages, UnreadMessages unread) {
    this.pages = pages;
    this.unread = unread;
  }

  @Override
  public Part panel(Order order) {
    return site ->
        (HtmlContent)
            page ->
                SignedInAccount.current()
                    .flatMap(reader -> pages.of(order, reader))
                    .filter(talk -> talk.window() != Window.NEVER)
                    .ifPresent(talk -> JtepanelGenerated.render(page, null, site, talk));
  }

  @Override
  public @Nullable Unread unread(OrderNumber number) {
    return unread.in(number).orElse(null);
  }
}
