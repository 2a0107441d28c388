package tw.jiean.marketplace.refund;

import java.util.Locale;

/**
 * Where a refund stands. What leads from one status to another is told by {@code RefundEvent}, the
 * table of moves; the database repeats it.
 */
public enum RefundStatus {
  /** It will be given back; the program works at it next. */
  REQUESTED,
  /** A command was given to ECPay, or is just about to be. */
  CALLING,
  /** Nobody knows whether ECPay carried out the last command; it is asked. */
  UNKNOWN,
  /** It goes back by a bank transfer; the account is missing. */
  TRANSFER_DUE,
  /** It goes back by a bank transfer; the bank's confirmation is missing. */
  TRANSFER_ENTERED,
  /** A person has to give it back elsewhere. */
  BY_HAND_DUE,
  /** The program cannot go on; a person has to decide. Not a failure: nothing is given up. */
  REFUSED,
  /** It was given back. Final. */
  DONE,
  /** It is not given back after all. Final. */
  WITHDRAWN;

  /** Whether it is still owed to the buyer. */
  public boolean isOpen() {
    return switch (this) {
      case REQUESTED, CALLING, UNKNOWN, TRANSFER_DUE, TRANSFER_ENTERED, BY_HAND_DUE, REFUSED ->
          true;
      case DONE, WITHDRAWN -> false;
    };
  }

  /** Its name in the database, in addresses and in message keys, such as {@code by_hand_due}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RefundStatus ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
