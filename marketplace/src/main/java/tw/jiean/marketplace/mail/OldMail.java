package tw.jiean.marketplace.mail;

import java.time.Clock;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes notices and mails that are old, a batch at a time, so that nobody waits for it. What
 * still waits to be sent stays, however old it is.
 */
@Component
class OldMail {

  private static final Logger log = LoggerFactory.getLogger(OldMail.class);

  /** A statement of some milliseconds. */
  private static final int BATCH = 1_000;

  private static final String NOTICES =
      """
      delete from notice where id in (
        select id from notice where at < :before limit :batch for update skip locked)
      """;

  private static final String MAILS =
      """
      delete from mail where id in (
        select id from mail where written_at < :before and status <> 'waiting'
        limit :batch for update skip locked)
      """;

  private final JdbcClient jdbc;
  private final MailSettings settings;
  private final Clock clock;

  OldMail(JdbcClient jdbc, MailSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** All that is older than the settings keep; may be broken off, and run by many. */
  void remove() {
    int notices = remove(NOTICES);
    int mails = remove(MAILS);
    if (notices + mails > 0) {
      log.info("Removed {} notices and {} mails that were old", notices, mails);
    }
  }

  private int remove(String statement) {
    int all = 0;
    int removed;
    do {
      removed =
          jdbc.sql(statement)
              .param("before", clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC))
              .param("batch", BATCH)
              .update();
      all += removed;
    } while (removed == BATCH);
    return all;
  }
}
