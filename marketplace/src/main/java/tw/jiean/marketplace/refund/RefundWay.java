package tw.jiean.marketplace.refund;

import java.util.Locale;

/** How a refund was given back. */
public enum RefundWay {
  /** The card's authorisation was given up before the money was fetched. */
  RELEASED,
  /** By the card. */
  CARD,
  /** By a bank transfer. */
  TRANSFER,
  /** By a person, at the service that has the money. */
  HAND;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RefundWay ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
