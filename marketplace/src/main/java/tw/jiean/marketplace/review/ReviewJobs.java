package tw.jiean.marketplace.review;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.job.Job;

/** What reviews do again and again. */
@Configuration(proxyBeanMethods = false)
class ReviewJobs {

  private static final Duration INTERVAL = Duration.ofMinutes(5);

  /** Batch after batch, each a transaction of its own, until nothing is due. */
  @Bean
  Job revealReviewsJob(Reviews reviews) {
    return new Job(
        "reveal-reviews",
        INTERVAL,
        () -> {
          int closed;
          do {
            closed = reviews.revealDue();
          } while (closed == Reviews.BATCH);
        });
  }
}
