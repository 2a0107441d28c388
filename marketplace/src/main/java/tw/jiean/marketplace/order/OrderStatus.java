package tw.jiean.marketplace.order;

import java.util.Set;

/**
 * Where an order stands. The table of legal moves is {@link #next()}; the database repeats the
 * names in a check.
 */
public enum OrderStatus {
  /** Everything is agreed; the buyer has to pay, by a first attempt or a later one. */
  AWAITING_PAYMENT("pending"),
  /** The money has come; the buyer's brief is missing. */
  AWAITING_REQUIREMENTS("paid"),
  /** Ended without earning. */
  CANCELLED("cancelled");

  private final String word;

  OrderStatus(String word) {
    this.word = word;
  }

  /** The word that pages and the status JSON show. */
  public String word() {
    return word;
  }

  /** All states that may follow this one. */
  Set<OrderStatus> next() {
    return switch (this) {
      case AWAITING_PAYMENT -> Set.of(AWAITING_REQUIREMENTS, CANCELLED);
      // All of the money goes back.
      case AWAITING_REQUIREMENTS -> Set.of(CANCELLED);
      // An operator revives it with money that came late, or that does not go back after all.
      case CANCELLED -> Set.of(AWAITING_REQUIREMENTS);
    };
  }

  /** Whether the buyer can pay now. */
  public boolean payable() {
    return this == AWAITING_PAYMENT;
  }
}
