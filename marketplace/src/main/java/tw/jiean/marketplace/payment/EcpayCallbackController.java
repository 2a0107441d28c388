package tw.jiean.marketplace.payment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.autoconfigure.NotificationRequests;
import tw.jiean.ecpay.autoconfigure.RefusedNotification;

/**
 * The three addresses that ECPay uses, but for what its server posts: {@link EcpayCallbackFilter}
 * takes that. They need neither session nor token: the signature is the proof.
 */
@Controller
class EcpayCallbackController {

  static final String RESULT = "/order/result/";

  private static final String MY_ORDERS = "/orders/";

  private final NotificationRequests requests;
  private final PaymentRepository repository;
  private final PaymentQueries queries;
  private final ApplicationEventPublisher events;

  EcpayCallbackController(
      NotificationRequests requests,
      PaymentRepository repository,
      PaymentQueries queries,
      ApplicationEventPublisher events) {
    this.requests = requests;
    this.repository = repository;
    this.queries = queries;
    this.events = events;
  }

  /**
   * Brings the buyer's browser from ECPay to the page that shows what the database says. A
   * cross-site POST carries no session cookie, so it leads on by GET, and decides nothing.
   */
  @PostMapping({RESULT, "/order/result"})
  ResponseEntity<Void> buyerCameBack(HttpServletRequest request) throws IOException {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page(request))).build();
  }

  @RequestMapping(
      path = {
        EcpayCallbackFilter.RETURN,
        "/order/return",
        EcpayCallbackFilter.PAYMENT_INFO,
        "/order/payment-info",
        RESULT,
        "/order/result"
      },
      method = {
        RequestMethod.GET,
        RequestMethod.HEAD,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE,
        RequestMethod.OPTIONS
      })
  void onlyPost(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
    throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST"));
  }

  private String page(HttpServletRequest request) throws IOException {
    try {
      return repository
          .ofTradeNo(requests.read(request).trade().merchantTradeNo())
          .map(attempt -> {
            // What the browser brings decides nothing; but ECPay will know by now.
            queries.hasten(attempt);
            return CheckoutForms.resultPage(attempt.token());
          })
          .orElse(MY_ORDERS);
    } catch (NotificationRefused refusal) {
      events.publishEvent(RefusedNotification.of(request.getRequestURI(), refusal));
      return MY_ORDERS;
    }
  }
}
