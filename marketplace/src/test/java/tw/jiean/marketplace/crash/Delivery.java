package tw.jiean.marketplace.crash;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way to the shop, carried by many senders at once. What is not acknowledged is
 * sent again, to whichever instance is next; what is acknowledged is remembered and never sent
 * again.
 */
final class Delivery implements AutoCloseable {

  /** The longest that a shop may be away. */
  static final Duration OUTAGE = Duration.ofSeconds(60);

  private static final int SENDERS = 32;

  /** ECPay waits minutes; here it is long enough not to hinder a start by knocking. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Sender sender;
  private final List<AppProcess> instances;
  private final int messages;
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  private final Queue<Notice> waiting;
  private final Set<String> acknowledged = new HashSet<>();
  private int acknowledgements;
  private long lastAcknowledgement = System.nanoTime();
  private int posts;
  private Sender.@Nullable Answer trouble;
  private Sender.@Nullable Answer refusal;

  Delivery(Sender sender, List<AppProcess> instances, List<Notice> messages) {
    this.sender = sender;
    this.instances = instances;
    this.messages = messages.size();
    this.waiting = new ArrayDeque<>(messages);
    for (int i = 0; i < Math.min(SENDERS, messages.size()); i++) {
      senders.execute(this::send);
    }
  }

  private void send() {
    try {
      for (Notice notice = next(); notice != null; notice = next()) {
        Sender.Answer answer = sender.post(turn(), notice);
        note(notice, answer);
        if (!answer.acknowledges()) {
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the test is over
    }
  }

  private synchronized @Nullable Notice next() {
    return waiting.poll();
  }

  private synchronized AppProcess turn() {
    return instances.get(posts++ % instances.size());
  }

  private synchronized void note(Notice notice, Sender.Answer answer) {
    if (answer.acknowledges()) {
      acknowledged.add(notice.tradeNo());
      acknowledgements++;
      lastAcknowledgement = System.nanoTime();
    } else if (answer.isTrouble()) {
      waiting.add(notice);
      trouble = answer;
    } else {
      refusal = answer;
    }
    notifyAll();
  }

  /**
   * Waits until that many messages have been acknowledged.
   *
   * @throws AssertionError when for a minute none is, or one is refused
   */
  synchronized void awaitAcknowledged(int count) throws InterruptedException {
    while (acknowledgements < count) {
      long silence = System.nanoTime() - lastAcknowledgement;
      if (refusal != null || silence > OUTAGE.toNanos()) {
        throw new AssertionError(
            "%d of %d messages acknowledged; refused: %s; last trouble: %s\n%s"
                .formatted(acknowledgements, messages, refusal, trouble, lastWords()));
      }
      wait(LOOK_AGAIN.toMillis());
    }
  }

  private String lastWords() {
    return String.join("\n\n", instances.stream().map(AppProcess::lastWords).toList());
  }

  /** Waits until every message has been acknowledged. */
  void awaitEnd() throws InterruptedException {
    awaitAcknowledged(messages);
  }

  /** How often anything was posted. */
  synchronized int posts() {
    return posts;
  }

  /** The trade numbers for which {@code 1|OK} has come. */
  synchronized Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  @Override
  public void close() {
    senders.shutdownNow();
    senders.close();
  }
}
