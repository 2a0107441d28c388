package tw.jiean.marketplace.payment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.autoconfigure.NotificationRequests;
import tw.jiean.ecpay.autoconfigure.RefusedNotification;
import tw.jiean.marketplace.web.BrowserHeaders;

/**
 * Takes what ECPay's server posts, before all filters but those that watch over every request: the
 * signature is the proof, so nothing is to be done for a session, a token or a page, and a forged
 * message costs next to nothing (ADR 6). Everything else goes its way.
 */
@Component
@Order(EcpayCallbackFilter.BEHIND_METRICS)
class EcpayCallbackFilter implements Filter {

  /** Spring Boot's filter that measures requests is the second of all. */
  static final int BEHIND_METRICS = Ordered.HIGHEST_PRECEDENCE + 2;

  static final String RETURN = "/order/return/";
  static final String PAYMENT_INFO = "/order/payment-info/";

  private final NotificationRequests requests;
  private final NotificationReceiver receiver;
  private final BrowserHeaders headers;
  private final ApplicationEventPublisher events;

  EcpayCallbackFilter(
      NotificationRequests requests,
      NotificationReceiver receiver,
      BrowserHeaders headers,
      ApplicationEventPublisher events) {
    this.requests = requests;
    this.receiver = receiver;
    this.headers = headers;
    this.events = events;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Door door = request instanceof HttpServletRequest http ? door(http) : null;
    if (door == null) {
      chain.doFilter(request, response);
    } else {
      take(door, (HttpServletRequest) request, (HttpServletResponse) response);
    }
  }

  private static @Nullable Door door(HttpServletRequest request) {
    if (!request.getMethod().equals("POST")) {
      return null;
    }
    return switch (request.getRequestURI()) {
      case RETURN, "/order/return" -> Door.RETURN;
      case PAYMENT_INFO, "/order/payment-info" -> Door.PAYMENT_INFO;
      default -> null;
    };
  }

  private void take(Door door, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    ServerHttpObservationFilter.findObservationContext(request)
        .ifPresent(observed -> observed.setPathPattern(path));
    headers.writeHeaders(request, response);
    try {
      receiver.receive(door, requests.read(request));
      // To the byte what ECPay asks for, now that the outcome is committed.
      answer(response, HttpStatus.OK.value(), "1|OK");
    } catch (NotificationRefused refusal) {
      RefusedNotification refused = RefusedNotification.of(path, refusal);
      events.publishEvent(refused);
      answer(response, refused.status(), refused.answer());
    }
  }

  private static void answer(HttpServletResponse response, int status, String text)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.setContentLength(text.length());
    response.getOutputStream().write(text.getBytes(US_ASCII));
  }
}
