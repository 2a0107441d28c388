package tw.jiean.marketplace.account;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.job.Job;

@Configuration(proxyBeanMethods = false)
class AccountJobs {

  /** Often: somebody waits for the mail. */
  @Bean
  Job passwordResets(PasswordReset resets) {
    return new Job("password-resets", Duration.ofSeconds(3), resets::answerAll);
  }

  @Bean
  Job accountLeftovers(OneTimeLinks links, RateLimits limits, KnownBrowsers browsers) {
    return new Job(
        "account-leftovers",
        Duration.ofHours(6),
        () -> {
          links.forget();
          limits.forget();
          browsers.forgetOld();
        });
  }
}
