package tw.jiean.ecpay.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import tw.jiean.ecpay.transport.CallBudget;

/** Health {@code ecpay}, when the application has health at all. */
@AutoConfiguration(after = EcpayAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
public final class EcpayHealthAutoConfiguration {

  @Bean
  // Not at the class: a condition that is itself missing could not be asked.
  @ConditionalOnEnabledHealthIndicator("ecpay")
  @ConditionalOnMissingBean(name = "ecpayHealthIndicator")
  HealthIndicator ecpayHealthIndicator(CallLog calls, CallBudget budget) {
    return new EcpayHealthIndicator(calls, budget);
  }
}
