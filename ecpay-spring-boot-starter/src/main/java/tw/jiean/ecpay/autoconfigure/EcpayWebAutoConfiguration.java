package tw.jiean.ecpay.autoconfigure;

import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tw.jiean.ecpay.EcpayClient;

/** Lets a controller take an already verified message of ECPay as its argument. */
@AutoConfiguration(after = EcpayAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(WebMvcConfigurer.class)
public final class EcpayWebAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  NotificationRequests notificationRequests(EcpayClient client) {
    return new NotificationRequests(client.notifications());
  }

  @Bean
  @ConditionalOnMissingBean(name = "ecpayRefusalAdvice")
  EcpayRefusalAdvice ecpayRefusalAdvice(ApplicationEventPublisher events) {
    return new EcpayRefusalAdvice(events);
  }

  @Bean
  @ConditionalOnMissingBean(name = "verifiedNotificationConfigurer")
  WebMvcConfigurer verifiedNotificationConfigurer(NotificationRequests requests) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new VerifiedNotificationResolver(requests));
      }
    };
  }

  /** Says at the start, not at the first payment, that a controller could not get its message. */
  @Bean
  @ConditionalOnMissingBean(name = "ecpayArgumentCheck")
  SmartInitializingSingleton ecpayArgumentCheck(
      ObjectProvider<RequestMappingInfoHandlerMapping> mappings,
      ObjectProvider<RequestMappingHandlerAdapter> adapters) {
    return () -> {
      var parameters =
          new MessageParameters(
              adapters.stream()
                  .map(RequestMappingHandlerAdapter::getArgumentResolvers)
                  .filter(Objects::nonNull)
                  .flatMap(List::stream)
                  .toList());
      mappings.stream()
          .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
          .forEach(parameters::check);
    };
  }
}
