package tw.jiean.marketplace.earning;

import java.util.Locale;
import java.util.Set;

/**
 * Where an earning stands. Before, the money is held for the order, in the ledger's escrow. The
 * table of moves is {@link #next()}; the database repeats it.
 */
public enum EarningStatus {
  /** Earned, and not yet to be paid out: the order can still be disputed. */
  PENDING_CLEARANCE,
  /** Stands still while there is a dispute. */
  FROZEN,
  /** The seller's to have paid out. */
  AVAILABLE,
  /** All of it went back to the buyer. */
  CLAWED_BACK;

  Set<EarningStatus> next() {
    return switch (this) {
      case PENDING_CLEARANCE -> Set.of(AVAILABLE, FROZEN);
      case FROZEN -> Set.of(PENDING_CLEARANCE, CLAWED_BACK);
      // A refund was withdrawn: what went back stays after all.
      case CLAWED_BACK -> Set.of(PENDING_CLEARANCE);
      case AVAILABLE -> Set.of();
    };
  }

  /** Its name in the database and in message keys, such as {@code pending_clearance}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EarningStatus ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
