package tw.jiean.ecpay.autoconfigure;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tw.jiean.ecpay.EcpayClient;

/** Lets a controller take an already verified {@code Notification} as its argument. */
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
  EcpayRefusalAdvice ecpayRefusalAdvice(ApplicationEventPublisher events) {
    return new EcpayRefusalAdvice(events);
  }

  @Bean
  WebMvcConfigurer verifiedNotificationConfigurer(NotificationRequests requests) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new VerifiedNotificationResolver(requests));
      }
    };
  }
}
