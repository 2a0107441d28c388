package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

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
  void aFullDiskIsOneLineWhoeverLogsItAndHoweverOften() {
    for (int i = 0; i < 100; i++) {
      logger("pages").error("/order/return/ answered {} [{}] {}", 500, "code", full());
      logger("jobs").error("Job failed", full());
    }

    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.getFirst().getFormattedMessage())
        .contains(FULL, "53100")
        .doesNotContain("Hint");
    assertThat(lines.list.getFirst().getThrowableProxy()).isNull();
  }

  @Test
  void aMinuteLaterItIsSaidAgainWithHowManyThereWere() {
    for (int i = 0; i < 8; i++) {
      logger("jobs").error("Job failed", full());
    }
    clock.tick(Duration.ofMinutes(1));
    logger("jobs").error("Job failed", full());

    assertThat(messages()).hasSize(2);
    assertThat(messages().getLast()).contains("7 more failures");
  }

  @Test
  void eachCauseHasItsLine() {
    logger("jobs").error("Job failed", full());
    logger("jobs").error("Job failed", new SQLException("shutting down", "57P01"));
    logger("jobs").warn("No connection", new SQLTransientConnectionException("timed out"));
    logger("jobs").warn("No connection", new SQLTransientConnectionException("timed out"));

    assertThat(messages()).hasSize(3);
  }

  @Test
  void everyOtherFailureIsLoggedAsItIs() {
    for (int i = 0; i < 3; i++) {
      logger("jobs").error("Job failed", new SQLException("duplicate key", "23505"));
      logger("jobs").error("Job failed", new IllegalStateException("a mistake"));
      logger("jobs").error("Job failed");
    }

    assertThat(messages()).hasSize(9).containsOnly("Job failed");
    assertThat(lines.list.getFirst().getThrowableProxy()).isNotNull();
  }

  private static Exception full() {
    return new DataAccessResourceFailureException(
        "PreparedStatementCallback",
        new SQLException(FULL + "\n  Hint: Check free space", "53100"));
  }

  private Logger logger(String name) {
    return context.getLogger(name);
  }

  private List<String> messages() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
