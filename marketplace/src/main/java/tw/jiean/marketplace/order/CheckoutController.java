package tw.jiean.marketplace.order;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.web.SignIn;

/** From choosing a plan to the form that takes the buyer to ECPay. */
@Controller
class CheckoutController {

  private final Orders orders;
  private final ChoicePages choicePages;
  private final CheckoutAnswers answers;
  private final PaymentWords words;

  CheckoutController(
      Orders orders, ChoicePages choicePages, CheckoutAnswers answers, PaymentWords words) {
    this.orders = orders;
    this.choicePages = choicePages;
    this.answers = answers;
    this.words = words;
  }

  @GetMapping("/order/{serviceId:\\d+}/")
  ModelAndView choose(
      @PathVariable String serviceId,
      @RequestParam(required = false) @Nullable String plan,
      @RequestParam(name = "payment_method", required = false) @Nullable String method,
      @RequestParam(required = false) @Nullable String instalments,
      @RequestParam(name = "atm_days", required = false) @Nullable String days,
      @AuthenticationPrincipal SignedInAccount account) {
    PurchaseChoice choice =
        PurchaseChoice.read(serviceId, plan, MethodChoice.read(method, instalments, days));
    return choicePage(account.id(), choice, HttpStatus.OK, null);
  }

  @PostMapping("/order/create/")
  ModelAndView create(
      @RequestParam(name = "service_id", required = false) @Nullable String serviceId,
      @RequestParam(required = false) @Nullable String plan,
      @RequestParam(name = "payment_method", required = false) @Nullable String method,
      @RequestParam(required = false) @Nullable String instalments,
      @RequestParam(name = "atm_days", required = false) @Nullable String days,
      @RequestParam(name = "request_id", required = false) @Nullable String requestId,
      @RequestParam(name = "shown_standard", required = false) @Nullable String shownStandard,
      @RequestParam(name = "shown_premium", required = false) @Nullable String shownPremium,
      @AuthenticationPrincipal @Nullable SignedInAccount account,
      HttpServletRequest request) {
    PurchaseChoice choice =
        PurchaseChoice.read(serviceId, plan, MethodChoice.read(method, instalments, days))
            .shown(shownStandard, shownPremium);
    if (account == null) {
      return new ModelAndView(SignIn.redirect(request, choice.path()));
    }
    Optional<RequestId> id = readRequestId(requestId);
    if (id.isEmpty()) {
      return answers.malformedRequestId();
    }
    return answers.to(
        orders.place(account.id(), choice, id.get()),
        (status, problem) -> choicePage(account.id(), choice, status, problem));
  }

  /** Spring would answer OPTIONS by itself; only POST is taken here. */
  @RequestMapping(path = "/order/create/", method = RequestMethod.OPTIONS)
  void onlyPost() throws HttpRequestMethodNotSupportedException {
    throw new HttpRequestMethodNotSupportedException("OPTIONS", List.of("POST"));
  }

  @PostMapping("/orders/{orderNo:[A-Z2-7]{26}}/pay/")
  ModelAndView payAgain(
      @PathVariable String orderNo,
      @RequestParam(name = "payment_method", required = false) @Nullable String method,
      @RequestParam(required = false) @Nullable String instalments,
      @RequestParam(name = "atm_days", required = false) @Nullable String days,
      @RequestParam(name = "request_id", required = false) @Nullable String requestId,
      @AuthenticationPrincipal @Nullable SignedInAccount account,
      HttpServletRequest request) {
    if (account == null) {
      return new ModelAndView(SignIn.redirect(request, "/orders/" + orderNo + "/"));
    }
    Optional<RequestId> id = readRequestId(requestId);
    if (id.isEmpty()) {
      return answers.malformedRequestId();
    }
    OrderNumber number = new OrderNumber(orderNo);
    MethodChoice chosen = MethodChoice.read(method, instalments, days);
    return answers.to(
        orders.payAgain(account.id(), number, chosen, id.get()),
        (status, problem) -> payPage(number, chosen, status, problem));
  }

  private ModelAndView choicePage(
      AccountId reader, PurchaseChoice choice, HttpStatus status, @Nullable Problem problem) {
    return choicePages
        .draw(reader, choice, problem)
        .map(page -> new ModelAndView("order/choose", Map.of("page", page), status))
        .or(() -> pausedPage(choice, status))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Says the same as the service's own page, so that nobody thinks that it is gone. */
  private Optional<ModelAndView> pausedPage(PurchaseChoice choice, HttpStatus status) {
    return choicePages
        .paused(choice)
        .map(listing ->
            new ModelAndView(
                "order/paused", Map.of("listing", listing, "again", choice.path()), status));
  }

  private ModelAndView payPage(
      OrderNumber number, MethodChoice chosen, HttpStatus status, @Nullable Problem problem) {
    Order order = orders.find(number).orElseThrow();
    PayAgain again = PayAgain.of(order, words.menu(order.terms().price(), chosen), problem);
    return new ModelAndView("order/pay", Map.of("order", order, "again", again), status);
  }

  /** A form without an id is a request of its own; one with nonsense in it gives empty. */
  private static Optional<RequestId> readRequestId(@Nullable String text) {
    return text == null || text.isEmpty() ? Optional.of(RequestId.random()) : RequestId.read(text);
  }
}
