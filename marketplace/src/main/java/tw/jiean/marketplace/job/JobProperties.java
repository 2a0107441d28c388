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
 */
@ConfigurationProperties("jiean.jobs")
record JobProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("3") int threads,
    @DefaultValue("5s") Duration polling) {}
