package tw.jiean.marketplace.refund;

import java.util.Locale;

/** Whose money goes back. */
enum RefundSource {
  /** What is held for an order. */
  ORDER,
  /** What came and nobody took. */
  SURPLUS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RefundSource ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
