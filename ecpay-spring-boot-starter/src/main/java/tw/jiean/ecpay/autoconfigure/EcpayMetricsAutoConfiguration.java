package tw.jiean.ecpay.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tw.jiean.ecpay.transport.CallBudget;

/** Metrics {@code ecpay.*}, when the application keeps metrics at all. */
@AutoConfiguration(
    after = EcpayAutoConfiguration.class,
    afterName =
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class EcpayMetricsAutoConfiguration {

  /** With beans made late, there would be no counter before the first call. */
  @Bean
  static LazyInitializationExcludeFilter ecpayMetersAtTheStart() {
    return LazyInitializationExcludeFilter.forBeanTypes(EcpayMeters.class);
  }

  @Bean
  @ConditionalOnMissingBean(name = "ecpayMeters")
  EcpayMeters ecpayMeters(MeterRegistry registry, CallLog calls, CallBudget budget) {
    return new EcpayMeters(registry, calls, budget);
  }
}
