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

/** Hands a controller a {@link Notification} that was verified and parsed, or nothing at all. */
final class VerifiedNotificationResolver implements HandlerMethodArgumentResolver {

  private final NotificationRequests requests;

  VerifiedNotificationResolver(NotificationRequests requests) {
    this.requests = requests;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Notification.class;
  }

  @Override
  public Notification resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binderFactory)
      throws IOException {
    HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
    Assert.state(request != null, "Notifications come by servlet requests only");
    return requests.read(request);
  }
}
