package tw.jiean.marketplace.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of all modules. Which instance runs one, and when, stands in the table {@code
 * scheduled_tasks}; an instance that dies in the middle of one is noticed by its missing heartbeat.
 */
@Component
class JobRunner implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(8);

  private static final int HEARTBEATS_MISSED = 4;

  private final List<Job> jobs;
  private final DataSource dataSource;
  private final JobProperties properties;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<String, Instant> succeeded = new ConcurrentHashMap<>();
  private @Nullable Scheduler scheduler;

  JobRunner(
      List<Job> jobs,
      DataSource dataSource,
      JobProperties properties,
      MeterRegistry meters,
      Clock clock) {
    this.jobs = jobs;
    this.dataSource = dataSource;
    this.properties = properties;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void start() {
    if (!properties.enabled()) {
      return;
    }
    scheduler =
        Scheduler.create(dataSource)
            .startTasks(jobs.stream().map(this::task).toList())
            .threads(properties.threads())
            .pollingInterval(properties.polling())
            .heartbeatInterval(properties.heartbeat())
            .missedHeartbeatsLimit(HEARTBEATS_MISSED)
            .shutdownMaxWait(PATIENCE_AT_THE_END)
            .build();
    scheduler.start();
  }

  private RecurringTask<Void> task(Job job) {
    succeeded.put(job.name(), clock.instant());
    TimeGauge.builder("jiean.job.age", () -> age(job), TimeUnit.SECONDS)
        .description("How long ago the job last succeeded here, or the application started")
        .tag("job", job.name())
        .register(meters);
    return Tasks.recurring(job.name(), FixedDelay.of(job.interval()))
        .execute((instance, context) -> run(job));
  }

  private long age(Job job) {
    Instant last = succeeded.getOrDefault(job.name(), clock.instant());
    return Duration.between(last, clock.instant()).toSeconds();
  }

  /** A failed run is over; the next one comes at its interval like any other. */
  private void run(Job job) {
    try {
      job.work().run();
      succeeded.put(job.name(), clock.instant());
    } catch (RuntimeException e) {
      log.error("Job {} failed; it runs again in {}", job.name(), job.interval(), e);
      Counter.builder("jiean.job.failures").tag("job", job.name()).register(meters).increment();
    }
  }

  @Override
  public void stop() {
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }

  /** After the web server has started, and before it stops: jobs use what requests use. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
