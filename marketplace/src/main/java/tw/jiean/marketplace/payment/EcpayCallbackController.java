package tw.jiean.marketplace.payment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.autoconfigure.NotificationRequests;
import tw.jiean.ecpay.autoconfigure.RefusedNotification;
import tw.jiean.ecpay.notification.Notification;

/**
 * The three addresses that ECPay uses. They need neither session nor token: the signature is the
 * proof. Only the two that ECPay's server calls change anything.
 */
@Controller
class EcpayCallbackController {

  static final String RETURN = "/order/return/";
  static final String PAYMENT_INFO = "/order/payment-info/";
  static final String RESULT = "/order/result/";

  private static final String MY_ORDERS = "/orders/";

  private final NotificationReceiver receiver;
  private final NotificationRequests requests;
  private final PaymentRepository repository;
  private final PaymentQueries queries;
  private final ApplicationEventPublisher events;

  EcpayCallbackController(
      NotificationReceiver receiver,
      NotificationRequests requests,
      PaymentRepository repository,
      PaymentQueries queries,
      ApplicationEventPublisher events) {
    this.receiver = receiver;
    this.requests = requests;
    this.repository = repository;
    this.queries = queries;
    this.events = events;
  }

  @PostMapping({RETURN, "/order/return"})
  ResponseEntity<String> paymentTold(Notification notification) {
    receiver.receive(Door.RETURN, notification);
    return acknowledged();
  }

  @PostMapping({PAYMENT_INFO, "/order/payment-info"})
  ResponseEntity<String> codeTold(Notification notification) {
    receiver.receive(Door.PAYMENT_INFO, notification);
    return acknowledged();
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
        RETURN,
        "/order/return",
        PAYMENT_INFO,
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

  /** To the byte what ECPay asks for, once the outcome is committed. */
  private static ResponseEntity<String> acknowledged() {
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("1|OK");
  }
}
