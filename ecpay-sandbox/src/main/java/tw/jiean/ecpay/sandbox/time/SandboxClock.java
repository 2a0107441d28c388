package tw.jiean.ecpay.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.h2.mvstore.MVMap;
import tw.jiean.ecpay.sandbox.store.StateStore;

/**
 * The wall's clock and how far it was moved on. It only moves forwards, and how far survives a
 * restart, since trades carry its times.
 */
public final class SandboxClock extends Clock {

  private static final String AHEAD_MILLIS = "aheadMillis";

  private final Clock wall;
  private final StateStore store;
  private final MVMap<String, Long> state;

  /** The clock that the store remembers; equal to the wall's when it remembers none. */
  public SandboxClock(Clock wall, StateStore store) {
    this.wall = wall;
    this.store = store;
    this.state = store.index("clock");
  }

  /** How far it is ahead of the wall's. */
  public Duration ahead() {
    return Duration.ofMillis(state.getOrDefault(AHEAD_MILLIS, 0L));
  }

  @Override
  public Instant instant() {
    return wall.instant().plus(ahead());
  }

  /** Moves on to a moment; one that has passed changes nothing. */
  void moveTo(Instant moment) {
    Instant now = instant();
    if (moment.isAfter(now)) {
      // Rounded up: what is due at the moment has to be due by the clock as well.
      long millis = Duration.between(now, moment).plusNanos(999_999).toMillis();
      store.change(() -> state.put(AHEAD_MILLIS, Math.addExact(ahead().toMillis(), millis)));
    }
  }

  @Override
  public ZoneId getZone() {
    return wall.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new SandboxClock(wall.withZone(zone), store);
  }
}
