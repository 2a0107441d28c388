package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.page.Taiwan;
import tw.jiean.marketplace.payment.PaymentCode;
import tw.jiean.marketplace.payment.Payments;

/** My orders. An order of others looks like one that is not there. */
@Controller
class OrderController {

  private static final String ORDER = "/orders/{orderNo:[A-Z2-7]{26}}/";

  private final Orders orders;
  private final OrderPages pages;
  private final OrderLists lists;
  private final Payments payments;
  private final OrderProcess process;
  private final Taiwan taiwan;

  OrderController(
      Orders orders,
      OrderPages pages,
      OrderLists lists,
      Payments payments,
      OrderProcess process,
      Taiwan taiwan) {
    this.orders = orders;
    this.pages = pages;
    this.lists = lists;
    this.payments = payments;
    this.process = process;
    this.taiwan = taiwan;
  }

  @GetMapping("/orders/")
  ModelAndView list(
      @RequestParam(name = "as", required = false) @Nullable String as,
      @RequestParam(name = "show", required = false) @Nullable String show,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String before,
      @AuthenticationPrincipal SignedInAccount account) {
    Viewer side = "seller".equals(as) ? Viewer.SELLER : Viewer.BUYER;
    OrderShelf shelf = OrderShelf.ofWord(show);
    return new ModelAndView(
        "order/list",
        Map.of("list", lists.draw(account.id(), side, shelf, OrderNumber.turn(after, before))));
  }

  @GetMapping(ORDER)
  ModelAndView show(
      @PathVariable String orderNo, @AuthenticationPrincipal SignedInAccount account) {
    Seen seen = see(orderNo, account);
    return new ModelAndView("order/order", Map.of("page", pages.draw(seen.order, seen.viewer)));
  }

  @GetMapping(path = ORDER + "status/", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  OrderStatusJson status(
      @PathVariable String orderNo, @AuthenticationPrincipal SignedInAccount account) {
    Order order = see(orderNo, account).order;
    return OrderStatusJson.of(
        order,
        process.of(order),
        payments.counting(order.number().reference()).orElseThrow(),
        taiwan);
  }

  /** One of the three barcodes of a store payment, drawn for scanners. */
  @GetMapping(path = ORDER + "barcodes/{index:[1-3]}.svg", produces = "image/svg+xml")
  @ResponseBody
  byte[] barcode(
      @PathVariable String orderNo,
      @PathVariable int index,
      @AuthenticationPrincipal SignedInAccount account) {
    Seen seen = see(orderNo, account);
    if (seen.viewer.pays()
        && payments.counting(seen.order.number().reference()).orElseThrow().code()
            instanceof PaymentCode.Barcodes bars) {
      return Code39.svg(List.of(bars.first(), bars.second(), bars.third()).get(index - 1));
    }
    throw notFound();
  }

  private record Seen(Order order, Viewer viewer) {}

  private Seen see(String orderNo, SignedInAccount account) {
    return orders
        .find(new OrderNumber(orderNo))
        .flatMap(order -> Viewer.of(order, account).map(viewer -> new Seen(order, viewer)))
        .orElseThrow(OrderController::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
