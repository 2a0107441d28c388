package tw.jiean.marketplace.order;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import tw.jiean.marketplace.web.JsonClient;

/**
 * Orders are made by POST only. Who opens the address in a browser, from a bookmark or after
 * signing in elsewhere, gets a link to the choice that it names.
 */
@ControllerAdvice
class CreateMethodAdvice {

  @ExceptionHandler
  ModelAndView explain(
      HttpRequestMethodNotSupportedException refusal,
      HttpServletRequest request,
      HttpServletResponse response)
      throws HttpRequestMethodNotSupportedException {
    if (!request.getRequestURI().equals("/order/create/")) {
      throw refusal; // Others answer as Spring does.
    }
    response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
    if (JsonClient.made(request)) {
      return CheckoutAnswers.json(CheckoutRefusal.INVALID_REQUEST_METHOD);
    }
    PurchaseChoice choice =
        PurchaseChoice.read(
            request.getParameter("service_id"), request.getParameter("plan"), MethodChoice.NONE);
    return new ModelAndView(
        "order/postOnly", Map.of("path", choice.path()), HttpStatus.METHOD_NOT_ALLOWED);
  }
}
