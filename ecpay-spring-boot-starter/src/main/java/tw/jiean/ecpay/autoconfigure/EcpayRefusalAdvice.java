package tw.jiean.ecpay.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import tw.jiean.ecpay.NotificationRefused;

/**
 * Answers a message that is not believed with 4xx and {@code 0|} and the reason's word, so that
 * ECPay sends a right one again, and tells the application by {@link RefusedNotification}. Comes
 * before the application's handlers of any exception; one for {@link NotificationRefused} in the
 * controller itself, or in an advice of the highest precedence, comes before this.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class EcpayRefusalAdvice {

  private final ApplicationEventPublisher events;

  EcpayRefusalAdvice(ApplicationEventPublisher events) {
    this.events = events;
  }

  @ExceptionHandler
  ResponseEntity<String> refused(NotificationRefused refusal, HttpServletRequest request) {
    RefusedNotification refused = RefusedNotification.of(request.getRequestURI(), refusal);
    events.publishEvent(refused);
    return ResponseEntity.status(refused.status())
        .contentType(MediaType.TEXT_PLAIN)
        .body(refused.answer());
  }
}
