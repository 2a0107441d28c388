package tw.jiean.marketplace.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.autoconfigure.RefusedNotification;

/**
 * The last messages that were not believed, for the operator's eyes; the starter counts them.
 * Anybody can send such messages, so they never reach the database and only 100 are remembered.
 */
@Component
class RefusedNotifications {

  private static final int MOST = 100;

  private final Clock clock;
  private final Deque<Entry> last = new ArrayDeque<>();
  private long count;

  RefusedNotifications(Clock clock) {
    this.clock = clock;
  }

  /**
   * One refused message.
   *
   * @param number counts all that came since the start, so it names one while others move on
   * @param at when it came
   * @param refused what is told of it: names and lengths, no value
   */
  record Entry(long number, Instant at, RefusedNotification refused) {}

  @EventListener
  void remember(RefusedNotification refused) {
    synchronized (last) {
      if (last.size() == MOST) {
        last.removeLast();
      }
      last.addFirst(new Entry(++count, clock.instant(), refused));
    }
  }

  /** The newest first. */
  List<Entry> last() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }
}
