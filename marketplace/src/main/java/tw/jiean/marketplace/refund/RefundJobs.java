package tw.jiean.marketplace.refund;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.job.Job;

/** What refunds do again and again. */
@Configuration(proxyBeanMethods = false)
class RefundJobs {

  @Bean
  Job refundsJob(RefundExecution execution, RefundSettings settings) {
    return new Job("refunds", settings.interval(), execution::runDue);
  }
}
