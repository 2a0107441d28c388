package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class OutageLogTests {

  private static final String FULL =
      "ERROR: could not extend file \"base/5/16\": No space left on device";

  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-27T00:00:00Z"));

  @BeforeEach
  void listen() {
    lines.start();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(lines);
    new OutageLog(context, clock).install();
  }

  @Test
  void ofAFullDiskOneTraceIsLoggedAndALineForEachFailureAfterIt() {
    logger("jobs").error("Job failed", full());
    logger("pages").error("{} answered {} [{}]", "/order/return/", 500, "c0de", full());

    assertThat(traces()).isEqualTo(1);
    assertThat(messages())
        .containsExactly("Job failed", "/order/return/ answered 500 [c0de]: " + FULL);
    assertThat(lines.list.getLast().getLoggerName()).isEqualTo("pages");
    assertThat(lines.list.getLast().getLevel()).isEqualTo(Level.ERROR);
  }

  @Test
  void aMinuteLaterThereIsATraceAgain() {
    logger("jobs").error("Job failed", full());
    clock.tick(Duration.ofSeconds(59));
    logger("jobs").error("Job failed", full());
    assertThat(traces()).isEqualTo(1);

    clock.tick(Duration.ofSeconds(1));
    logger("jobs").error("Job failed", full());
    assertThat(traces()).isEqualTo(2);
  }

  @Test
  void eachCauseHasItsTrace() {
    logger("jobs").error("Job failed", full());
    logger("jobs").error("Job failed", new SQLException("shutting down", "57P01"));
    logger("jobs").warn("No connection", new SQLTransientConnectionException("timed out"));
    logger("jobs").warn("No connection", new SQLTransientConnectionException("timed out"));

    assertThat(traces()).isEqualTo(3);
    assertThat(messages()).hasSize(4).endsWith("No connection: timed out");
  }

  @Test
  void everyOtherFailureIsLoggedAsItIs() {
    for (int i = 0; i < 3; i++) {
      logger("jobs").error("Job failed", new SQLException("duplicate key", "23505"));
      logger("jobs").error("Job failed", new IllegalStateException("a mistake"));
      logger("jobs").error("Job failed");
    }

    assertThat(messages()).hasSize(9).containsOnly("Job failed");
    assertThat(traces()).isEqualTo(6);
  }

  private static Exception full() {
    return new DataAccessResourceFailureException(
        "PreparedStatementCallback",
        new SQLException(FULL + "\n  Hint: Check free space", "53100"));
  }

  private Logger logger(String name) {
    return context.getLogger(name);
  }

  private long traces() {
    return lines.list.stream().filter(line -> line.getThrowableProxy() != null).count();
  }

  private List<String> messages() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
