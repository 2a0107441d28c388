package tw.jiean.marketplace.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs run.
 *
 * @param enabled whether this instance runs any; some instance has to
 * @param threads how many run at once here
 * @param polling how often this instance looks for what is due
 * @param heartbeat how often an instance says that it lives; when four are missing, its jobs are
 *     others'
 */
@ConfigurationProperties("jiean.jobs")
record JobProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("3") int threads,
    @DefaultValue("5s") Duration polling,
    @DefaultValue("5s") Duration heartbeat) {}
