package tw.jiean.marketplace.job;

import java.time.Duration;

/**
 * Work that is done again and again, by one instance of the application at a time. It has to bear
 * being broken off and begun anew: a crash in its middle is followed by another run.
 *
 * @param name unique, such as {@code payment-queries}; names the job in the database and in metrics
 * @param interval from the end of one run to the start of the next
 * @param work what is due now; a failure is logged, counted, and followed by the next run
 */
public record Job(String name, Duration interval, Runnable work) {

  /** Refuses a name that metrics and tables do not bear, and no interval. */
  public Job {
    if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException("Not a name of a job: " + name);
    }
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("Job " + name + " needs an interval");
    }
  }
}
