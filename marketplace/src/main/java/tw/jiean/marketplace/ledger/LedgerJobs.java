package tw.jiean.marketplace.ledger;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.job.Job;

/** What the books do again and again. */
@Configuration(proxyBeanMethods = false)
class LedgerJobs {

  /** So that a look at the accounts reads what a minute of postings left. */
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private static final Duration CHECKED_EVERY = Duration.ofHours(1);

  @Bean
  Job ledgerTurnoverJob(LedgerRepository repository) {
    return new Job("ledger-turnover", INTERVAL, repository::putTurnoverTogether);
  }

  @Bean
  Job ledgerCheckJob(LedgerCheck check) {
    return new Job("ledger-check", CHECKED_EVERY, check::run);
  }
}
