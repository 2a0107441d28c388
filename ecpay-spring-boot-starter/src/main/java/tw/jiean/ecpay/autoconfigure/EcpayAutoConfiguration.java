package tw.jiean.ecpay.autoconfigure;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.transport.HttpTransport;
import tw.jiean.ecpay.transport.JdkHttpTransport;

/** The ECPay client as a bean; each part steps back when the application has its own. */
@AutoConfiguration
@EnableConfigurationProperties(EcpayProperties.class)
public final class EcpayAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  EcpayConfig ecpayConfig(EcpayProperties properties) {
    return properties.config();
  }

  @Bean
  @ConditionalOnMissingBean
  HttpTransport ecpayTransport() {
    return new JdkHttpTransport();
  }

  @Bean
  @ConditionalOnMissingBean
  EcpayClient ecpayClient(
      EcpayConfig config, HttpTransport transport, ObjectProvider<Clock> clock) {
    return EcpayClient.of(config, transport, clock.getIfAvailable(Clock::systemUTC));
  }
}
