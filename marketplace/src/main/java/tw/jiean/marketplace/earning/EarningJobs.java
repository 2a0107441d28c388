package tw.jiean.marketplace.earning;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.job.Job;

/** What earnings do again and again. */
@Configuration(proxyBeanMethods = false)
class EarningJobs {

  private static final Duration INTERVAL = Duration.ofSeconds(30);

  @Bean
  Job earningClearanceJob(Earnings earnings) {
    return new Job("earning-clearance", INTERVAL, earnings::clear);
  }
}
