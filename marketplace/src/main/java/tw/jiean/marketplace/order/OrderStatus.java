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
  /** The seller works, towards a due time if one was agreed. */
  IN_PROGRESS("in_progress"),
  /** Something was delivered; the buyer looks at it, and his silence accepts it. */
  DELIVERED("delivered"),
  /** The buyer asked for changes; the seller works at them. */
  IN_REVISION("in_revision"),
  /** Accepted: the seller has earned. */
  COMPLETED("completed"),
  /** Completed, and then all of its money went back. */
  REVERSED("reversed"),
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
      // CANCELLED: all of the money goes back. COMPLETED before a delivery: staff rules so.
      case AWAITING_REQUIREMENTS -> Set.of(IN_PROGRESS, COMPLETED, CANCELLED);
      case IN_PROGRESS, IN_REVISION -> Set.of(DELIVERED, COMPLETED, CANCELLED);
      case DELIVERED -> Set.of(COMPLETED, IN_REVISION, CANCELLED);
      case COMPLETED -> Set.of(REVERSED);
      // An operator revives it with money that came late, or that does not go back after all.
      case CANCELLED -> Set.of(AWAITING_REQUIREMENTS);
      case REVERSED -> Set.of();
    };
  }

  /** Paid, and neither finished nor given up: what we hold for it is still to be earned. */
  public boolean isActive() {
    return switch (this) {
      case AWAITING_REQUIREMENTS, IN_PROGRESS, DELIVERED, IN_REVISION -> true;
      case AWAITING_PAYMENT, COMPLETED, REVERSED, CANCELLED -> false;
    };
  }

  /** Whether the seller works at it. */
  public boolean isWork() {
    return this == IN_PROGRESS || this == IN_REVISION;
  }

  /** Whether it was paid and has not been given up. */
  public boolean isPaid() {
    return isActive() || this == COMPLETED;
  }

  /** Whether it ended without anything for the buyer. */
  public boolean isOver() {
    return this == CANCELLED || this == REVERSED;
  }

  /** The colour of the word. */
  public String tone() {
    return switch (this) {
      case AWAITING_PAYMENT -> "warning";
      case AWAITING_REQUIREMENTS, COMPLETED -> "success";
      case IN_PROGRESS, IN_REVISION, DELIVERED -> "info";
      case REVERSED, CANCELLED -> "neutral";
    };
  }

  /** How many of the five steps are done: placed, paid, work, delivered, completed. */
  public int step() {
    return switch (this) {
      case AWAITING_PAYMENT, REVERSED, CANCELLED -> 1;
      case AWAITING_REQUIREMENTS, IN_PROGRESS, IN_REVISION -> 2;
      case DELIVERED -> 4;
      case COMPLETED -> 5;
    };
  }

  /** Whether the buyer can pay now. */
  public boolean payable() {
    return this == AWAITING_PAYMENT;
  }
}
