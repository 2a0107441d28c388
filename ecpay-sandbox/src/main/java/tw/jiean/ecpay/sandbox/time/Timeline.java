package tw.jiean.ecpay.sandbox.time;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Does what is due in the order of time, whoever has to do it, so that a clock moved on by a month
 * brings about what the month would have. One thread at a time.
 */
public final class Timeline {

  /** The furthest that one command moves the clock. */
  public static final Duration MAX_ADVANCE = Duration.ofDays(3_660);

  private final SandboxClock clock;
  private final List<Timed> timed;

  /** Of two that are due at the same moment, the one that comes first in the list is first. */
  public Timeline(SandboxClock clock, List<? extends Timed> timed) {
    this.clock = clock;
    this.timed = List.copyOf(timed);
  }

  /** Does what is due by the clock. */
  public synchronized void runDue() {
    runUntil(clock.instant());
  }

  /**
   * Moves the clock on, stopping at each moment at which something is due, and returns when all of
   * it has been done.
   *
   * @throws IllegalArgumentException for a negative distance or one over {@link #MAX_ADVANCE}
   */
  public synchronized void advance(Duration distance) {
    if (distance.isNegative() || distance.compareTo(MAX_ADVANCE) > 0) {
      throw new IllegalArgumentException("The clock moves forwards, at most " + MAX_ADVANCE);
    }
    Instant target = clock.instant().plus(distance);
    runUntil(target);
    clock.moveTo(target);
  }

  /** When something is due next, which may have passed already; empty when nothing is. */
  public Optional<Instant> nextDue() {
    return timed.stream().flatMap(it -> it.nextDue().stream()).min(naturalOrder());
  }

  /** The sandbox's time. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * How far the sandbox's clock is ahead of the wall's, to the nearest second: while it is moved on
   * the wall's goes on too, so that it may lack some milliseconds.
   */
  public Duration ahead() {
    return Duration.ofSeconds(clock.ahead().plusMillis(500).toSeconds());
  }

  private void runUntil(Instant end) {
    for (Optional<Due> due = next(end); due.isPresent(); due = next(end)) {
      clock.moveTo(due.get().at());
      due.get().run();
    }
  }

  private Optional<Due> next(Instant end) {
    return timed.stream()
        .flatMap(it -> it.nextDue().map(at -> new Due(it, at)).stream())
        .filter(due -> !due.at().isAfter(end))
        .min(comparing(Due::at));
  }

  private record Due(Timed timed, Instant at) {

    void run() {
      timed.runDue(at);
      if (timed.nextDue().filter(at::equals).isPresent()) {
        throw new IllegalStateException(timed + " left undone what was due at " + at);
      }
    }
  }
}
