package tw.jiean.marketplace.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayException;
import tw.jiean.ecpay.query.TradeInfo;

/**
 * Asks ECPay about attempts of which it has told nothing, and has them expire when their time is
 * over and ECPay knows of no payment. An answer comes in by the same door as ECPay's messages.
 * While ECPay does not answer nothing changes and nothing expires.
 */
@Component
class PaymentQueries {

  private static final Logger log = LoggerFactory.getLogger(PaymentQueries.class);

  private final PaymentQueryRepository repository;
  private final PaymentRepository attempts;
  private final NotificationReceiver receiver;
  private final QuerySchedule schedule;
  private final QuerySettings settings;
  private final EcpayClient ecpay;
  private final Clock clock;

  PaymentQueries(
      PaymentQueryRepository repository,
      PaymentRepository attempts,
      NotificationReceiver receiver,
      QuerySchedule schedule,
      QuerySettings settings,
      EcpayClient ecpay,
      Clock clock) {
    this.repository = repository;
    this.attempts = attempts;
    this.receiver = receiver;
    this.schedule = schedule;
    this.settings = settings;
    this.ecpay = ecpay;
    this.clock = clock;
  }

  /**
   * Asks about every attempt that is due, as far as the budget goes. Safe with many instances and
   * after a crash: who takes an attempt up has it for a time, and then it is anybody's again.
   */
  public void runDue() {
    List<PaymentAttempt> due;
    do {
      due = repository.claim(clock.instant(), settings.lease(), settings.atOnce());
      for (int i = 0; i < due.size(); i++) {
        Optional<Instant> retryAt = askDue(due.get(i));
        if (retryAt.isPresent()) {
          due.subList(i, due.size())
              .forEach(attempt -> repository.schedule(attempt.id(), retryAt.get()));
          return;
        }
      }
    } while (!due.isEmpty());
  }

  /**
   * Asks about one attempt now, out of its turn, whatever its status. What comes of it, that ECPay
   * may not be asked yet or did not answer included, is kept in its story. Not in a transaction.
   */
  void askNow(PaymentId id) {
    PaymentAttempt attempt = attempts.find(id).orElseThrow();
    Instant now = clock.instant();
    repository.take(id, now, settings.lease());
    askDue(attempt)
        .ifPresent(retryAt -> {
          repository.remember(id, now, "asked_too_often", null);
          repository.schedule(id, retryAt);
        });
  }

  /** Has one asked about at that time at the latest. */
  void askAt(PaymentAttempt attempt, Instant at) {
    repository.schedule(attempt.id(), at);
  }

  /** Empty when it was asked, else the time from when on ECPay may be asked again. */
  private Optional<Instant> askDue(PaymentAttempt attempt) {
    try {
      ask(attempt);
    } catch (AskedTooOften e) {
      return Optional.of(e.retryAt());
    } catch (EcpayException e) {
      log.warn("Asking about payment {} failed: {}", attempt.id(), e.getMessage());
      repository.remember(attempt.id(), clock.instant(), word(e), e.whatToDo());
      repository.schedule(attempt.id(), clock.instant().plus(settings.retry()));
    } catch (RuntimeException e) {
      // An answer that cannot be taken in must not keep the others from being asked.
      log.error("The answer about payment {} could not be taken in", attempt.id(), e);
      repository.remember(attempt.id(), clock.instant(), "not_taken_in", null);
      repository.schedule(attempt.id(), clock.instant().plus(settings.retry()));
    }
    return Optional.empty();
  }

  /**
   * Asks about one attempt now, whatever its status, and takes the answer in. Not in a transaction.
   *
   * @return what ECPay says of the trade
   * @throws EcpayException when it was not asked or did not answer
   */
  TradeInfo.Status ask(PaymentAttempt attempt) {
    TradeInfo answer = ecpay.trades().ask(attempt.tradeNo());
    repository.remember(
        attempt.id(),
        clock.instant(),
        answer.status().name().toLowerCase(Locale.ROOT),
        answer.fields().value("TradeStatus").orElse(null));
    receiver.receive(Report.of(answer, attempt.merchantId()));
    if (answer.status() == TradeInfo.Status.UNPAID && lacksCode(attempt)) {
      fetchCode(attempt);
    }
    boolean unpaid =
        switch (answer.status()) {
          case UNPAID, NOT_ESTABLISHED, UNKNOWN_TRADE -> true;
          case PAID, OTHER -> false;
        };
    settle(attempt, unpaid);
    return answer.status();
  }

  /** The message that told the code may have been lost. */
  private void fetchCode(PaymentAttempt attempt) {
    ecpay
        .trades()
        .askCode(attempt.tradeNo())
        .ifPresent(code -> receiver.receive(Report.of(code, attempt.merchantId())));
  }

  private boolean lacksCode(PaymentAttempt attempt) {
    return !attempt.isPaid()
        && attempt.outcome().code() == null
        && schedule.issuesCode(attempt.method());
  }

  /** What comes next for it, as it stands after the answer. */
  private void settle(PaymentAttempt asked, boolean unpaid) {
    PaymentAttempt attempt = attempts.find(asked.id()).orElseThrow();
    Instant now = clock.instant();
    if (unpaid && schedule.isOver(attempt, now)) {
      receiver.receive(Report.expired(attempt.tradeNo()));
    } else {
      repository.schedule(attempt.id(), schedule.next(attempt, now).orElse(null));
    }
  }

  /**
   * A buyer came back from ECPay: the next question about his attempt comes now, if it is open and
   * was not asked just before.
   */
  void hasten(PaymentAttempt attempt) {
    if (attempt.status().isOpen()) {
      Instant now = clock.instant();
      repository.hasten(attempt.id(), now, now.minus(settings.hasten()));
    }
  }

  private static String word(EcpayException e) {
    return e.getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }
}
