package tw.jiean.ecpay.sandbox.time;

import java.time.Instant;
import java.util.Optional;

/** Something that happens by itself when its time has come. */
public interface Timed {

  /** When it is due next, which may have passed already; empty when nothing is under way. */
  Optional<Instant> nextDue();

  /**
   * Does all that is due by a moment, and returns when it is done. What it plans anew lies later.
   */
  void runDue(Instant moment);
}
