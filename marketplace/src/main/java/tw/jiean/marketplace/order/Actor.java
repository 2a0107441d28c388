package tw.jiean.marketplace.order;

import java.util.Locale;

/** Who moves an order on. */
public enum Actor {
  /** Who bought it. */
  BUYER,
  /** Who works for it. */
  SELLER,
  /** Staff. */
  OPERATOR,
  /** The clock, or money. */
  SYSTEM;

  /** In message keys and in the database, such as {@code buyer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Actor ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The other of the two parties. */
  public Actor other() {
    return switch (this) {
      case BUYER -> SELLER;
      case SELLER -> BUYER;
      case OPERATOR, SYSTEM -> throw new IllegalArgumentException(this + " is no party");
    };
  }
}
