package tw.jiean.marketplace.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Turns what happened into notices and mails, and sends them. It may be broken off anywhere and run
 * by many at once: an event is turned in one transaction; a mail is claimed before it is sent and
 * marked afterwards. Broken off between those two, it is sent again with the same Message-ID.
 */
@Component
class MailRun {

  private static final Logger log = LoggerFactory.getLogger(MailRun.class);

  private static final int BATCH = 50;

  /** Most of one run: after a rush of orders the machine is for those who order. */
  private static final int MOST = 500;

  /** How long mails belong to the one who sends them: longer than that many can take. */
  private static final Duration CLAIM = Duration.ofMinutes(5);

  private static final int CLAIMED_AT_ONCE = 10;
  private static final int LONGEST_FAILURE = 500;

  private final OutboxRepository outbox;
  private final MailRepository mails;
  private final Teller teller;
  private final Delivery delivery;
  private final MailMeters meters;
  private final TransactionOperations transaction;
  private final Clock clock;

  MailRun(
      OutboxRepository outbox,
      MailRepository mails,
      Teller teller,
      Delivery delivery,
      MailMeters meters,
      TransactionOperations transaction,
      Clock clock) {
    this.outbox = outbox;
    this.mails = mails;
    this.teller = teller;
    this.delivery = delivery;
    this.meters = meters;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Does what is due. */
  void runDue() {
    int done = 0;
    int turned;
    do {
      turned = turn();
      done += turned;
    } while (turned > 0 && done < MOST);
    done = 0;
    int sent;
    do {
      sent = send();
      done += sent;
    } while (sent == CLAIMED_AT_ONCE && done < MOST);
  }

  /** Turns a batch; how many. One that fails harms no other: then each is turned by itself. */
  private int turn() {
    try {
      return turn(BATCH, _ -> {});
    } catch (RuntimeException e) {
      log.warn("Some of these events cannot be told of; each is tried alone", e);
    }
    int turned = 0;
    while (turned < BATCH && turnOne()) {
      turned++;
    }
    return turned;
  }

  private boolean turnOne() {
    List<MailEvent.Kept> begun = new ArrayList<>();
    try {
      return turn(1, begun::add) == 1;
    } catch (RuntimeException e) {
      if (begun.isEmpty()) {
        throw e;
      }
      postpone(begun.getFirst(), e);
      return true;
    }
  }

  private int turn(int limit, Consumer<MailEvent.Kept> begun) {
    Integer turned =
        transaction.execute(_ -> {
          List<MailEvent.Kept> events = new ArrayList<>(outbox.lockNew(limit));
          if (events.size() < limit) {
            events.addAll(outbox.lockDue(clock.instant(), limit - events.size()));
          }
          events.forEach(event -> {
            begun.accept(event);
            teller.tell(event);
          });
          return events.size();
        });
    return turned == null ? 0 : turned;
  }

  private void postpone(MailEvent.Kept event, RuntimeException failure) {
    int tries = event.tries() + 1;
    Instant next = Patience.next(tries, clock.instant());
    log.error("Event {} cannot be told of; next try {}", event, next, failure);
    meters.failed();
    transaction.executeWithoutResult(_ -> outbox.postpone(event, tries, next, words(failure)));
  }

  /** Sends some; how many, or none when the server does not take them now. */
  private int send() {
    Instant now = clock.instant();
    List<StoredMail> claimed = mails.claim(now, now.plus(CLAIM), CLAIMED_AT_ONCE);
    int sent = 0;
    for (StoredMail mail : claimed) {
      Boolean toServer = deliver(mail);
      if (toServer != null) {
        mails.left(mail, toServer, clock.instant());
        meters.sent();
        sent++;
      }
    }
    return sent;
  }

  /** Whether it went to a server, or null when it did not go. */
  private @Nullable Boolean deliver(StoredMail mail) {
    try {
      return delivery.send(mail);
    } catch (RuntimeException e) {
      Instant next = Patience.next(mail.tries(), clock.instant());
      log.warn("Mail {} could not be sent; next try {}: {}", mail.messageId(), next, words(e));
      meters.failed();
      mails.failed(mail.id(), next, words(e));
      return null;
    }
  }

  private static String words(RuntimeException failure) {
    String words = failure.toString();
    return words.substring(0, Math.min(words.length(), LONGEST_FAILURE));
  }
}
