package tw.jiean.marketplace;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * While the database is away or has no room, everything that needs it fails, and each failure would
 * be logged with hundreds of lines that say the same. Such failures are told by one line a minute
 * for each cause, with how many there were; a disk that is full already is not filled further.
 */
final class OutageLog extends TurboFilter {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final LoggerContext loggers;
  private final Logger log;
  private final Clock clock;
  private final Map<String, Told> told = new HashMap<>();

  private record Told(Instant at, int since) {}

  OutageLog(LoggerContext loggers, Clock clock) {
    this.loggers = loggers;
    this.log = loggers.getLogger(OutageLog.class);
    this.clock = clock;
    setName("outages");
  }

  /** From now on, for every logger. */
  void install() {
    start();
    loggers.addTurboFilter(this);
  }

  /** As it was before. */
  void remove() {
    loggers.getTurboFilterList().remove(this);
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable thrown) {
    if (!level.isGreaterOrEqual(Level.WARN)) {
      return FilterReply.NEUTRAL;
    }
    SQLException outage = outage(thrown == null ? last(params) : thrown);
    if (outage == null) {
      return FilterReply.NEUTRAL;
    }
    tell(outage);
    return FilterReply.DENY;
  }

  private void tell(SQLException outage) {
    String cause = Objects.requireNonNullElse(outage.getSQLState(), outage.getClass().getName());
    int before;
    synchronized (told) {
      Instant now = clock.instant();
      Told last = told.get(cause);
      if (last != null && now.isBefore(last.at().plus(PAUSE))) {
        told.put(cause, new Told(last.at(), last.since() + 1));
        return;
      }
      before = last == null ? 0 : last.since();
      told.put(cause, new Told(now, 0));
    }
    log.error(
        "The database does not do its work ({}): {} ({} more failures since this was last said)",
        cause,
        String.valueOf(outage.getMessage()).lines().findFirst().orElse(""),
        before);
  }

  /** The failure of the database itself at the bottom of another one. */
  private static @Nullable SQLException outage(@Nullable Throwable thrown) {
    SQLException found = null;
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < 20; t = t.getCause(), depth++) {
      if (t instanceof SQLException failure && isOutage(failure)) {
        found = failure;
      }
    }
    return found;
  }

  /** Lost connections, no resources, shutting down or starting, and failures of its disk. */
  private static boolean isOutage(SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    return failure instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("58");
  }

  private static @Nullable Throwable last(Object @Nullable [] params) {
    return params != null && params.length > 0 && params[params.length - 1] instanceof Throwable t
        ? t
        : null;
  }
}
