package tw.jiean.marketplace.order;

import org.springframework.http.HttpStatus;

/**
 * A refusal as programs see it: the status and the sentence that scripts rely on, in English
 * whatever the language of the pages.
 */
record CheckoutRefusal(HttpStatus status, String error) {

  static final CheckoutRefusal INVALID_REQUEST_METHOD =
      new CheckoutRefusal(HttpStatus.METHOD_NOT_ALLOWED, "Invalid request method.");

  static final CheckoutRefusal MALFORMED_REQUEST_ID =
      new CheckoutRefusal(HttpStatus.BAD_REQUEST, "Invalid request id.");

  static CheckoutRefusal of(Checkout.Refused refused) {
    return switch (refused) {
      case Checkout.UnknownService _ ->
          new CheckoutRefusal(HttpStatus.NOT_FOUND, "Service not found.");
      case Checkout.InvalidPlan _ ->
          new CheckoutRefusal(HttpStatus.BAD_REQUEST, "Invalid plan selected.");
      case Checkout.InvalidMethod _ ->
          new CheckoutRefusal(HttpStatus.BAD_REQUEST, "Invalid payment method selected.");
      case Checkout.PriceChanged changed ->
          new CheckoutRefusal(
              HttpStatus.CONFLICT,
              "The price is %s now, not %s.".formatted(changed.now(), changed.shown()));
      case Checkout.OwnService _ ->
          new CheckoutRefusal(HttpStatus.FORBIDDEN, "You cannot buy your own service.");
      case Checkout.AmountOutsideLimits limits ->
          new CheckoutRefusal(
              HttpStatus.BAD_REQUEST,
              "%s takes %s to %s, not %s."
                  .formatted(
                      limits.offer().method().code(),
                      limits.offer().minimum(),
                      limits.offer().maximum(),
                      limits.amount()));
      case Checkout.InvalidInstalments _ ->
          new CheckoutRefusal(HttpStatus.BAD_REQUEST, "Invalid instalments selected.");
      case Checkout.InvalidTimeToPay _ ->
          new CheckoutRefusal(HttpStatus.BAD_REQUEST, "Invalid time to pay selected.");
      case Checkout.RequestReused _ ->
          new CheckoutRefusal(
              HttpStatus.CONFLICT, "This request id belongs to an order with another choice.");
      case Checkout.UnknownOrder _ -> new CheckoutRefusal(HttpStatus.NOT_FOUND, "Order not found.");
      case Checkout.NotPayable closed ->
          new CheckoutRefusal(
              HttpStatus.CONFLICT, "This order is %s.".formatted(closed.order().status().word()));
    };
  }
}
