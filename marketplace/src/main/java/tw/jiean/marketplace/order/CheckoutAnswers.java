package tw.jiean.marketplace.order;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.json.JacksonJsonView;
import tw.jiean.marketplace.web.HandOver;
import tw.jiean.marketplace.web.JsonClient;

/** Turns what came of a checkout into an answer: the form for ECPay, a page, or JSON. */
@Component
class CheckoutAnswers {

  /** The page that the form was on, drawn again with what was chosen. */
  interface FormPage {
    ModelAndView draw(HttpStatus status, @Nullable Problem problem);
  }

  private final PaymentWords words;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  /** Request and response are proxies for the exchange that is going on. */
  CheckoutAnswers(PaymentWords words, HttpServletRequest request, HttpServletResponse response) {
    this.words = words;
    this.request = request;
    this.response = response;
  }

  ModelAndView to(Checkout outcome, FormPage form) {
    return switch (outcome) {
      case Checkout.Opened opened -> handOver(opened);
      case Checkout.Refused refused -> {
        CheckoutRefusal refusal = CheckoutRefusal.of(refused);
        yield JsonClient.made(request) ? json(refusal) : page(refused, refusal.status(), form);
      }
    };
  }

  private ModelAndView page(Checkout.Refused refused, HttpStatus status, FormPage form) {
    return switch (refused) {
      case Checkout.UnknownOrder _ -> throw new ResponseStatusException(status);
      // The page knows whether there is none or its seller only takes no orders now.
      case Checkout.UnknownService _ -> form.draw(status, null);
      case Checkout.InvalidPlan _ ->
          form.draw(status, new Problem("plan", words.text("order.refused.plan")));
      case Checkout.InvalidMethod _ ->
          form.draw(status, new Problem("payment_method", words.text("order.refused.method")));
      case Checkout.AmountOutsideLimits limits ->
          form.draw(status, new Problem("payment_method", words.refusal(limits)));
      case Checkout.InvalidInstalments instalments ->
          form.draw(status, new Problem("instalments", words.refusal(instalments)));
      case Checkout.InvalidTimeToPay _ ->
          form.draw(status, new Problem("atm_days", words.text("order.refused.days")));
      case Checkout.PriceChanged changed ->
          form.draw(status, new Problem("plan", words.text("order.refused.price", changed.now())));
      case Checkout.OwnService _ -> form.draw(status, null);
      case Checkout.RequestReused reused -> conflict(reused.order(), status);
      case Checkout.NotPayable closed -> conflict(closed.order(), status);
    };
  }

  private ModelAndView handOver(Checkout.Opened opened) {
    HandOver.allow(request, opened.payment().form().action());
    // Not no-store: the way back from ECPay would then show the browser's own error page.
    response.setHeader(
        HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
    return new ModelAndView("order/handOver", Map.of("page", HandOverPage.of(opened, words)));
  }

  /** The form that was sent again had made another order, or its order cannot be paid any more. */
  private ModelAndView conflict(Order order, HttpStatus status) {
    return new ModelAndView("order/conflict", Map.of("order", order), status);
  }

  /** A request id that no form of ours has. */
  ModelAndView malformedRequestId() {
    CheckoutRefusal refusal = CheckoutRefusal.MALFORMED_REQUEST_ID;
    if (JsonClient.made(request)) {
      return json(refusal);
    }
    throw new ResponseStatusException(refusal.status());
  }

  static ModelAndView json(CheckoutRefusal refusal) {
    JacksonJsonView view = new JacksonJsonView();
    view.setModelKey("error");
    view.setExtractValueFromSingleKeyModel(false);
    ModelAndView answer = new ModelAndView(view, "error", refusal.error());
    answer.setStatus(refusal.status());
    return answer;
  }
}
