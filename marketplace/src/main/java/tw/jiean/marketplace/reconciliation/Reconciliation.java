package tw.jiean.marketplace.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.EcpayException;
import tw.jiean.marketplace.payment.StatementPayment;
import tw.jiean.marketplace.payment.StatementPayments;
import tw.jiean.marketplace.reconciliation.StatementFiles.File;

/**
 * Fetches ECPay's files of the days that are due and compares the books with them. May be broken
 * off anywhere and begun anew: a file is kept as a whole or not at all, and whatever is done twice
 * has no effect.
 */
@Service
class Reconciliation {

  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

  /** More than that are taken in by the next comparison. */
  private static final int MOST_AT_ONCE = 5_000;

  private final StatementFiles files;
  private final StatementRows rows;
  private final Comparison comparison;
  private final MissedPayments missed;
  private final Breaks breaks;
  private final Settlements settlements;
  private final StatementPayments payments;
  private final WorkingDays days;
  private final ReconciliationSettings settings;
  private final EcpayClient ecpay;
  private final List<StatementSource> sources;
  private final Clock clock;

  Reconciliation(
      StatementFiles files,
      StatementRows rows,
      Comparison comparison,
      MissedPayments missed,
      Breaks breaks,
      Settlements settlements,
      StatementPayments payments,
      WorkingDays days,
      ReconciliationSettings settings,
      EcpayClient ecpay,
      EcpayConfig config,
      Clock clock) {
    this.files = files;
    this.rows = rows;
    this.comparison = comparison;
    this.missed = missed;
    this.breaks = breaks;
    this.settlements = settlements;
    this.payments = payments;
    this.days = days;
    this.settings = settings;
    this.ecpay = ecpay;
    this.clock = clock;
    boolean stage = config.environment().equals(EcpayEnvironment.STAGE);
    this.sources =
        Arrays.stream(StatementSource.values())
            .filter(source -> !(stage && source.isFunding()))
            .toList();
  }

  /**
   * Fetches what is due, as fast as ECPay gives it, and compares each day that has something new.
   * Changes nothing when nothing is due.
   */
  void runDue() {
    if (!settings.enabled()) {
      return;
    }
    plan();
    // What a crash left between a file that was kept and its comparison.
    files.uncompared(clock.instant()).forEach(this::reconcile);
    Optional<File> due = files.due(clock.instant());
    while (due.isPresent() && fetch(due.get())) {
      LocalDate day = due.get().day();
      // Money that we do not know of is taken in at once; the rest is compared when all is there.
      if (!files.isDue(day, clock.instant()) || missed.isAnyOf(day)) {
        reconcile(day);
      }
      due = files.due(clock.instant());
    }
  }

  private void plan() {
    Instant now = clock.instant();
    LocalDate last = days.last(now);
    Optional<LocalDate> planned = files.lastDay();
    if (planned.isPresent() && !planned.get().isBefore(last)) {
      return;
    }
    LocalDate earliest = last.minusDays(settings.days() - 1L);
    planned
        .map(day -> day.plusDays(1))
        .or(files::firstAttempt)
        .map(first -> first.isBefore(earliest) ? earliest : first)
        .filter(first -> !first.isAfter(last))
        .ifPresent(first -> files.plan(sources, first, last, now));
  }

  /** False when nothing more can be fetched now. */
  private boolean fetch(File file) {
    try (StatementSource.Rows content = file.source().fetch(ecpay.statements(), file.day())) {
      long number = rows.keep(file, content.rows(), clock.instant());
      log.info("{} of {} has {} rows", file.source(), file.day(), number);
      return true;
    } catch (AskedTooOften e) {
      return false;
    } catch (EcpayException e) {
      log.warn("{} of {} did not come: {}", file.source(), file.day(), e.getMessage());
      files.failed(
          file, clock.instant().plus(settings.retry()), e.getMessage() + " " + e.whatToDo());
      return false;
    }
  }

  /**
   * Compares one day with whatever files have come, and does what follows from it: books what ECPay
   * paid out, takes in what it knows as paid, and says whether the day's files are asked for again.
   * Not inside a transaction: it makes its own.
   */
  void reconcile(LocalDate day) {
    boolean complete = files.isComplete(sources, day);
    settlements.book(day);
    comparison.compare(day, sources, complete);
    List<StatementPayment> unknown = missed.withBreaks(MOST_AT_ONCE);
    if (!unknown.isEmpty()) {
      unknown.forEach(this::take);
      settlements.book(day);
      comparison.compare(day, sources, complete);
    }
    if (complete && !files.isDue(day, clock.instant())) {
      settle(day);
    }
  }

  /** One that cannot be taken in stays an open break, and keeps no other from being taken in. */
  private void take(StatementPayment payment) {
    try {
      payments.take(payment);
    } catch (RuntimeException e) {
      log.error("The statement's payment of {} could not be taken in", payment.tradeNo(), e);
    }
  }

  /**
   * Has all files of a day asked for again, as soon as ECPay gives them.
   *
   * @return false for a day that was never asked for
   */
  boolean askAgain(LocalDate day) {
    return files.ask(day, clock.instant()) > 0;
  }

  /** A day with open breaks is not over: a later file of it may explain them. */
  private void settle(LocalDate day) {
    files.ask(day, null);
    Instant again = clock.instant().plus(settings.againAfter());
    breaks
        .openDays(WorkingDays.day(again.minus(settings.againFor())))
        .forEach(open -> files.askUnlessDue(open, again));
  }
}
