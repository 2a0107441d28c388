package tw.jiean.ecpay.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.Assert;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.PeriodicCharge;

/**
 * Hands a controller a {@link Notification} or {@link PeriodicCharge} that was verified and parsed,
 * or nothing at all. One kind of them alone cannot be asked for: the address gets all kinds, and
 * Spring would fill a narrower type from the request's parameters, unverified.
 */
final class VerifiedNotificationResolver implements HandlerMethodArgumentResolver {

  private final NotificationRequests requests;

  VerifiedNotificationResolver(NotificationRequests requests) {
    this.requests = requests;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return isMessage(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binderFactory)
      throws IOException {
    HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
    Assert.state(request != null, "Notifications come by servlet requests only");
    Class<?> type = parameter.getParameterType();
    requireWhole(parameter);
    return type == PeriodicCharge.class ? requests.readPeriodic(request) : requests.read(request);
  }

  /** Refuses a parameter that takes one kind of message only. */
  static void requireWhole(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    if (isMessage(type) && type != Notification.class && type != PeriodicCharge.class) {
      Class<?> whole =
          Notification.class.isAssignableFrom(type) ? Notification.class : PeriodicCharge.class;
      throw new EcpayMisconfigured(
          "%s takes %s, but ECPay posts every kind of message to one address: take %s and switch."
              .formatted(
                  parameter.getExecutable().toGenericString(),
                  type.getSimpleName(),
                  whole.getSimpleName()));
    }
  }

  static boolean isMessage(Class<?> type) {
    return Notification.class.isAssignableFrom(type) || PeriodicCharge.class.isAssignableFrom(type);
  }
}
