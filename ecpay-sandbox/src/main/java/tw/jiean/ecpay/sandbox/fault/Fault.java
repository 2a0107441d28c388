package tw.jiean.ecpay.sandbox.fault;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One way in which ECPay, the net or somebody in between misbehaves. */
public enum Fault {
  /** A sending never arrives; the schedule goes on as after any failure. */
  NOTIFICATION_LOST,
  /** A notification's first sending happens an hour later, by the sandbox's clock. */
  NOTIFICATION_LATE,
  /** A sending arrives twice, the second after the first was answered. */
  NOTIFICATION_DOUBLED,
  /** A sending arrives twice at the same time. */
  NOTIFICATION_SIMULTANEOUS,
  /** A notification is overtaken by the trade's next one, or comes an hour later without one. */
  NOTIFICATION_OUT_OF_ORDER,
  /** The signature is of other fields. */
  WRONG_SIGNATURE,
  /** One dollar more, rightly signed. */
  WRONG_AMOUNT,
  /** Another merchant's number, signed with this one's keys. */
  OTHER_MERCHANT,
  /** The amount stands there a second time, as 1, in front of the signed one. */
  REPEATED_FIELD,
  /** The field behind {@code RtnMsg} has become part of its value; the signature still fits. */
  MOVED_BOUNDARY,
  /** The answer to a shop's server comes after fifteen seconds. */
  SLOW_ANSWER,
  /** A shop's server is hung up on, and nothing was done. */
  CONNECTION_CUT,
  /** A shop's server gets HTTP 500, and nothing was done. */
  HTTP_500,
  /** QueryTradeInfo tells of a paid trade as if it were not paid yet. */
  TRADE_STATUS_LATE,
  /** DoAction is done, then the shop's server is hung up on. */
  DO_ACTION_DONE_UNANSWERED,
  /** DoAction is not done, and the shop's server is hung up on. */
  DO_ACTION_LOST_UNANSWERED,
  /** DoAction is refused for want of money in the shop's account at ECPay. */
  DO_ACTION_REFUSED,
  /** A statement lacks a row. */
  STATEMENT_ROW_MISSING,
  /** A statement has a row of a trade that never was. */
  STATEMENT_ROW_EXTRA,
  /** A statement's row has one dollar more. */
  STATEMENT_ROW_DIFFERENT;

  /** The name by which it is switched on, such as {@code notification-lost}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault of exactly this name. */
  public static Optional<Fault> of(String word) {
    return Stream.of(values()).filter(fault -> fault.word().equals(word)).findFirst();
  }
}
