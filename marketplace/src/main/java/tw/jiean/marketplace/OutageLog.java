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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * While the database is away or has no room, everything that needs it fails, and the trace of each
 * failure would say the same in hundreds of lines. Of each cause one trace a minute is logged;
 * every other failure is a line, so that none passes unseen and a disk that is full is not filled
 * further.
 */
final class OutageLog extends TurboFilter {

  private static final String FQCN = OutageLog.class.getName();
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final LoggerContext loggers;
  private final Clock clock;
  private final Map<String, Instant> traced = new ConcurrentHashMap<>();

  OutageLog(LoggerContext loggers, Clock clock) {
    this.loggers = loggers;
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
    if (outage == null || isTimeForATrace(outage)) {
      return FilterReply.NEUTRAL;
    }
    String line = MessageFormatter.basicArrayFormat(format, params) + ": " + reason(outage);
    logger.log(marker, FQCN, Level.toLocationAwareLoggerInteger(level), line, new Object[0], null);
    return FilterReply.DENY;
  }

  private boolean isTimeForATrace(SQLException outage) {
    String cause = Objects.requireNonNullElse(outage.getSQLState(), outage.getClass().getName());
    Instant now = clock.instant();
    Instant last = traced.get(cause);
    // Of two at once that find it time only one gets its trace.
    return last == null
        ? traced.putIfAbsent(cause, now) == null
        : !now.isBefore(last.plus(PAUSE)) && traced.replace(cause, last, now);
  }

  /** What comes behind the first line are hints and places. */
  private static String reason(SQLException outage) {
    return String.valueOf(outage.getMessage()).lines().findFirst().orElse("");
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
