package tw.jiean.marketplace.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people are told of. The words stand under {@code mail.<word>.} in the message files. */
enum MailKind {
  /** An order has been paid: the buyer's receipt, and the seller's new order. */
  ORDER_FUNDED(Topic.MONEY),
  /** An order ended without earning. */
  ORDER_CANCELLED(Topic.ORDERS),
  /** A cancelled order goes on. */
  ORDER_REVIVED(Topic.ORDERS),
  /** There is an account or a code to pay with. */
  PAYMENT_CODE(Topic.MONEY),
  /** The time to pay with it is nearly over. */
  PAYMENT_REMINDER(Topic.MONEY),
  /** The time to pay is over. */
  PAYMENT_EXPIRED(Topic.MONEY),
  /** A payment did not succeed. */
  PAYMENT_FAILED(Topic.MONEY),
  /** Money is to be given back. */
  REFUND_OPENED(Topic.MONEY),
  /** Money was given back. */
  REFUND_COMPLETED(Topic.MONEY),
  /** Money is not given back after all. */
  REFUND_WITHDRAWN(Topic.MONEY);

  private final Topic topic;

  MailKind(Topic topic) {
    this.topic = topic;
  }

  Topic topic() {
    return topic;
  }

  /** In the database and in message keys, such as {@code order_funded}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<MailKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
