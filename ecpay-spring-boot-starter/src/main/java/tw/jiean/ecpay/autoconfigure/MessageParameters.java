package tw.jiean.ecpay.autoconfigure;

import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ModelAttributeMethodProcessor;
import org.springframework.web.method.annotation.RequestParamMapMethodArgumentResolver;
import org.springframework.web.method.annotation.RequestParamMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.AbstractMessageConverterMethodArgumentResolver;

/**
 * Refuses controllers that could never hear of a payment: Spring fills their parameters in order,
 * and whatever reads a parameter of the request or its body before the message consumes it.
 */
final class MessageParameters {

  private static final List<Class<?>> CONSUMERS =
      List.of(
          RequestParamMethodArgumentResolver.class,
          RequestParamMapMethodArgumentResolver.class,
          ModelAttributeMethodProcessor.class,
          AbstractMessageConverterMethodArgumentResolver.class);

  private final List<HandlerMethodArgumentResolver> resolvers;

  /** For applications whose parameters are filled by these, the first that supports one. */
  MessageParameters(List<HandlerMethodArgumentResolver> resolvers) {
    this.resolvers = resolvers;
  }

  void check(HandlerMethod method) {
    boolean consumed = false;
    for (MethodParameter parameter : method.getMethodParameters()) {
      VerifiedNotificationResolver.requireWhole(parameter);
      if (consumed && VerifiedNotificationResolver.isMessage(parameter.getParameterType())) {
        throw new EcpayMisconfigured(
            "%s reads the request before ECPay's message is verified, which would find nothing:"
                    .formatted(method.getMethod().toGenericString())
                + " make %s its first parameter."
                    .formatted(parameter.getParameterType().getSimpleName()));
      }
      consumed |= consumes(parameter);
    }
  }

  private boolean consumes(MethodParameter parameter) {
    return resolvers.stream()
        .filter(resolver -> resolver.supportsParameter(parameter))
        .findFirst()
        .filter(first -> CONSUMERS.stream().anyMatch(consumer -> consumer.isInstance(first)))
        .isPresent();
  }
}
