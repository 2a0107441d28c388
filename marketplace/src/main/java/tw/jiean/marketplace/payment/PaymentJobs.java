package tw.jiean.marketplace.payment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.job.Job;

/** What payments do again and again. */
@Configuration(proxyBeanMethods = false)
class PaymentJobs {

  @Bean
  Job paymentQueriesJob(PaymentQueries queries, QuerySettings settings) {
    return new Job("payment-queries", settings.interval(), queries::runDue);
  }
}
