package tw.jiean.marketplace.reconciliation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.job.Job;

/** What the comparison does again and again. */
@Configuration(proxyBeanMethods = false)
class ReconciliationJobs {

  @Bean
  Job reconciliationJob(Reconciliation reconciliation, ReconciliationSettings settings) {
    return new Job("reconciliation", settings.interval(), reconciliation::runDue);
  }
}
