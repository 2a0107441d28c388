package tw.jiean.ecpay.sandbox.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.fault.FaultyForm;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.store.Subset;
import tw.jiean.ecpay.sandbox.time.Timed;

/**
 * Sends notifications until the shop answers {@code 1|OK} or the schedule is used up. Each is
 * written down before it is sent, with the time of its next attempt, so a crash in between repeats
 * it rather than losing it, as ECPay's own may repeat.
 */
public final class NotificationSender implements Timed, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(NotificationSender.class);
  private static final Duration FIRST_ANSWER_WAIT = Duration.ofSeconds(2);

  /** So many sendings are remembered. */
  private static final int MAX_DELIVERIES = 10_000;

  /**
   * So long a new notification is left to whoever added it; a crash before its sending costs it.
   */
  private static final Duration FIRST_SENDING_GRACE = Duration.ofSeconds(15);

  /** So late is what a fault holds back. */
  private static final Duration HELD_BACK = Duration.ofHours(1);

  private final StateStore store;
  private final Clock clock;
  private final List<Duration> resendAfter;
  private final Faults faults;
  private final FaultyForm faultyForm;

  /** By trade, what waits to be overtaken. */
  private final Map<Long, Long> held = new ConcurrentHashMap<>();

  private final MVMap<Long, Notification> notifications;
  private final Subset<Notification> waiting;
  private final MVMap<Long, Delivery> deliveries;
  private final Threads threads;
  private final ShopTransport shop;

  /**
   * A sender over the notifications that the store already has.
   *
   * @param resendAfter the wait before the second, third, … sending; its length bounds them
   * @param other how they get to shops; null for HTTP
   * @param threads who sends
   */
  public NotificationSender(
      StateStore store,
      Clock clock,
      List<Duration> resendAfter,
      Faults faults,
      FaultyForm faultyForm,
      @Nullable ShopTransport other,
      Threads threads) {
    this.store = store;
    this.clock = clock;
    this.resendAfter = List.copyOf(resendAfter);
    this.faults = faults;
    this.faultyForm = faultyForm;
    this.threads = threads;
    this.shop = other == null ? new ShopClient() : other;
    this.notifications = store.numbered("notifications", Notification.class);
    this.waiting = store.subset(notifications, it -> it.nextAttemptAt() != null);
    this.deliveries = store.numbered("deliveries", Delivery.class);
  }

  /** Writes down a notification. Only inside a change of the store; {@link #send} it afterwards. */
  public Notification add(
      long tradeId,
      String merchantTradeNo,
      String kind,
      String url,
      String body,
      String repeatBody) {
    Notification notification =
        new Notification(
            StateStore.nextNumber(notifications),
            tradeId,
            merchantTradeNo,
            kind,
            url,
            body,
            repeatBody,
            0,
            clock.instant().plus(FIRST_SENDING_GRACE),
            false);
    waiting.put(notification.id(), notification);
    return notification;
  }

  /** Sends a new notification, and waits two seconds for its answer before letting go. */
  public void send(Notification notification) {
    awaitAnswer(threads.begin(() -> attempt(notification.id(), Occasion.FIRST)));
  }

  /** Sends the newest notification of a trade again, answered or not; false when it has none. */
  public boolean resend(long tradeId) {
    Optional<Notification> newest =
        notifications.values().stream()
            .filter(notification -> notification.tradeId() == tradeId)
            .max(Comparator.comparingLong(Notification::id));
    newest.ifPresent(it -> awaitAnswer(threads.begin(() -> attempt(it.id(), Occasion.DEMAND))));
    return newest.isPresent();
  }

  @Override
  public Optional<Instant> nextDue() {
    return waiting.stream()
        .flatMap(notification -> Stream.ofNullable(notification.nextAttemptAt()))
        .min(Comparator.naturalOrder());
  }

  /** Sends whatever is due by then, at once, and returns when all have been answered. */
  @Override
  public void runDue(Instant moment) {
    List<? extends Future<?>> sendings =
        waiting.stream().filter(notification -> notification.due(moment)).toList().stream()
            .map(notification -> threads.begin(() -> attempt(notification.id(), Occasion.SCHEDULE)))
            .toList();
    sendings.forEach(NotificationSender::await);
  }

  private static void await(Future<?> sending) {
    try {
      sending.get();
    } catch (ExecutionException e) {
      log.warn("A notification could not be sent", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every sending, newest first. */
  public List<Delivery> deliveries() {
    return deliveries.values().stream()
        .sorted(Comparator.comparingLong(Delivery::id).reversed())
        .toList();
  }

  /** The sendings about one trade, oldest first. */
  public List<Delivery> deliveries(long tradeId) {
    return deliveries.values().stream().filter(delivery -> delivery.tradeId() == tradeId).toList();
  }

  /** What is going to be sent, if no answer ends it before, the earliest first. */
  public List<Notification> pending() {
    return waiting.stream()
        .filter(notification -> notification.nextAttemptAt() != null)
        .sorted(Comparator.comparing(it -> Objects.requireNonNull(it.nextAttemptAt())))
        .toList();
  }

  /** When a notification is going to be sent again, as long as nobody answers {@code 1|OK}. */
  public List<Instant> schedule(Notification notification) {
    List<Instant> times = new ArrayList<>();
    Instant next = notification.nextAttemptAt();
    int sent = notification.attempts();
    while (next != null) {
      times.add(next);
      next = sent < resendAfter.size() ? next.plus(resendAfter.get(sent)) : null;
      sent++;
    }
    return times;
  }

  /** The notifications of one trade, oldest first. */
  public List<Notification> notifications(long tradeId) {
    return notifications.values().stream()
        .filter(notification -> notification.tradeId() == tradeId)
        .toList();
  }

  private void attempt(long id, Occasion occasion) {
    Notification sending = store.change(() -> claim(id, occasion));
    if (sending == null) {
      return;
    }
    String number = sending.merchantTradeNo();
    String text = sending.attempts() == 1 ? sending.body() : sending.repeatBody();
    String body = faultyForm.of(number, text);
    if (faults.strikes(Fault.NOTIFICATION_LOST, number)) {
      store.change(() -> record(sending, body, Answer.none("lost by a fault")));
    } else if (faults.strikes(Fault.NOTIFICATION_SIMULTANEOUS, number)) {
      Future<?> other = threads.begin(() -> post(sending, body));
      post(sending, body);
      await(other);
    } else {
      post(sending, body);
      if (faults.strikes(Fault.NOTIFICATION_DOUBLED, number)) {
        post(sending, body);
      }
    }
    Long overtaken = held.get(sending.tradeId());
    if (overtaken != null && overtaken != id && held.remove(sending.tradeId(), overtaken)) {
      attempt(overtaken, Occasion.DEMAND);
    }
  }

  private void post(Notification sending, String body) {
    Answer answer = shop.post(sending.url(), body);
    store.change(() -> record(sending, body, answer));
  }

  /** Whether a fault keeps a new notification from being sent now. */
  private boolean isHeldBack(Notification notification) {
    String number = notification.merchantTradeNo();
    if (faults.strikes(Fault.NOTIFICATION_LATE, number)) {
      return true;
    }
    return !held.containsKey(notification.tradeId())
        && faults.strikes(Fault.NOTIFICATION_OUT_OF_ORDER, number)
        && held.putIfAbsent(notification.tradeId(), notification.id()) == null;
  }

  /** Takes one attempt before sending, so that no two threads send the same. */
  private @Nullable Notification claim(long id, Occasion occasion) {
    Notification notification = notifications.get(id);
    Instant now = clock.instant();
    if (notification == null || !occasion.calls(notification, now)) {
      return null;
    }
    if (occasion == Occasion.FIRST && isHeldBack(notification)) {
      waiting.put(id, notification.heldBackUntil(now.plus(HELD_BACK)));
      return null;
    }
    Instant next =
        occasion == Occasion.DEMAND ? notification.nextAttemptAt() : nextAttempt(notification, now);
    Notification sending = notification.sending(next);
    waiting.put(id, sending);
    return sending;
  }

  private @Nullable Instant nextAttempt(Notification notification, Instant now) {
    int sent = notification.attempts();
    return sent < resendAfter.size() ? now.plus(resendAfter.get(sent)) : null;
  }

  private Delivery record(Notification sent, String body, Answer answer) {
    Delivery delivery =
        new Delivery(
            StateStore.nextNumber(deliveries),
            sent.id(),
            sent.tradeId(),
            sent.merchantTradeNo(),
            sent.kind(),
            sent.url(),
            body,
            sent.attempts(),
            answer.status(),
            answer.text(),
            answer.acknowledges(),
            clock.instant());
    deliveries.put(delivery.id(), delivery);
    if (deliveries.sizeAsLong() > MAX_DELIVERIES) {
      deliveries.remove(deliveries.firstKey());
    }
    if (answer.acknowledges()) {
      Notification notification = notifications.get(sent.id());
      if (notification != null) {
        waiting.put(notification.id(), notification.answered());
      }
    }
    return delivery;
  }

  private static void awaitAnswer(Future<?> sending) {
    try {
      sending.get(FIRST_ANSWER_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.info("A shop takes longer than {} to answer", FIRST_ANSWER_WAIT);
    } catch (ExecutionException e) {
      log.warn("A notification could not be sent", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why a notification is sent. */
  private enum Occasion {
    FIRST,
    SCHEDULE,
    DEMAND;

    boolean calls(Notification notification, Instant now) {
      return switch (this) {
        case FIRST -> notification.attempts() == 0;
        case SCHEDULE -> notification.due(now);
        case DEMAND -> true;
      };
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
