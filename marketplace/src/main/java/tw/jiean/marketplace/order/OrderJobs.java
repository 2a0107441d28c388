package tw.jiean.marketplace.order;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.job.Job;

/** What orders do again and again. */
@Configuration(proxyBeanMethods = false)
class OrderJobs {

  @Bean
  Job orderTimersJob(OrderTimers timers, OrderSettings settings) {
    return new Job("order-timers", settings.sweep(), timers::run);
  }
}
