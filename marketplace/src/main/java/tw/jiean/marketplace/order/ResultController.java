package tw.jiean.marketplace.order;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.payment.ResultToken;

/**
 * Where a buyer's browser comes back to. The token in the address is all that is needed to see how
 * it went, because the way back from ECPay brings no session along.
 */
@Controller
class ResultController {

  private static final String TOKEN = "{token:[A-Z2-7]{26}}";

  /**
   * Without script the page reloads itself every 5 seconds, for 3 minutes; then there is a link.
   */
  static final int REFRESH_SECONDS = 5;

  static final int MOST_REFRESHES = 36;

  private final Orders orders;
  private final OrderPages pages;

  ResultController(Orders orders, OrderPages pages) {
    this.orders = orders;
    this.pages = pages;
  }

  @GetMapping("/order/result/" + TOKEN + "/")
  ModelAndView result(
      @PathVariable String token,
      @RequestParam(name = "n", required = false) @Nullable String refreshes,
      @AuthenticationPrincipal @Nullable SignedInAccount account) {
    OrderPage page = page(token, account);
    return switch (page.state()) {
      case PAID -> seeOther("/order/successful/" + token + "/");
      case NOT_PAID -> seeOther("/order/failed/" + token + "/");
      case WAITING, CHECKING ->
          new ModelAndView("order/result", Map.of("page", page, "refresh", next(token, refreshes)));
    };
  }

  @GetMapping("/order/successful/" + TOKEN + "/")
  ModelAndView successful(
      @PathVariable String token, @AuthenticationPrincipal @Nullable SignedInAccount account) {
    OrderPage page = page(token, account);
    return page.state() == ResultState.PAID
        ? new ModelAndView("order/successful", Map.of("page", page))
        : seeOther("/order/result/" + token + "/");
  }

  @GetMapping("/order/failed/" + TOKEN + "/")
  ModelAndView failed(
      @PathVariable String token, @AuthenticationPrincipal @Nullable SignedInAccount account) {
    OrderPage page = page(token, account);
    return page.state() == ResultState.NOT_PAID
        ? new ModelAndView("order/failed", Map.of("page", page))
        : seeOther("/order/result/" + token + "/");
  }

  @GetMapping({"/order/successful/", "/order/failed/"})
  ModelAndView withoutToken() {
    return seeOther("/orders/");
  }

  private OrderPage page(String token, @Nullable SignedInAccount account) {
    return orders
        .find(new ResultToken(token))
        .map(order ->
            pages.draw(
                order,
                Optional.ofNullable(account)
                    .flatMap(reader -> Viewer.of(order, reader))
                    .orElse(Viewer.TOKEN_HOLDER)))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Where the page leads itself next, or the empty text when it has done so often enough. */
  private static String next(String token, @Nullable String refreshes) {
    int done =
        refreshes != null && refreshes.matches("[0-9]{1,4}") ? Integer.parseInt(refreshes) : 0;
    return done < MOST_REFRESHES
        ? REFRESH_SECONDS + "; url=/order/result/" + token + "/?n=" + (done + 1)
        : "";
  }

  private static ModelAndView seeOther(String path) {
    RedirectView view = new RedirectView(path);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.setExposeModelAttributes(false);
    return new ModelAndView(view);
  }
}
