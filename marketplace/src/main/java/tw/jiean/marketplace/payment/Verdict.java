package tw.jiean.marketplace.payment;

import java.util.Locale;

/** What was made of a message of ECPay whose signature was right. */
enum Verdict {
  /** It changed the attempt. */
  APPLIED,
  /** The attempt stood there, or higher, already. */
  NOTHING_NEW,
  /** Money for a reference that another attempt had paid: recorded, and to be given back. */
  SURPLUS,
  /** The attempt had been paid, and this says something else. */
  AFTER_PAID,
  /** No attempt has exactly this number. */
  UNKNOWN_TRADE,
  /** Another merchant's. */
  WRONG_MERCHANT,
  /** Another amount than was charged. */
  WRONG_AMOUNT,
  /** Another way of paying than was chosen. */
  WRONG_METHOD,
  /** Pretended, where only real money counts. */
  SIMULATED_REFUSED,
  /** Told a payment where only codes are told. */
  WRONG_DOOR,
  /** ECPay's trade has paid another attempt. */
  TRADE_USED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
