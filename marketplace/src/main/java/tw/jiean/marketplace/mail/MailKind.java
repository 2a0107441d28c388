package tw.jiean.marketplace.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people are told of. The words stand under {@code mail.<word>.} in the message files. */
enum MailKind {
  /** The other party has said something that was not read at once. */
  MESSAGE_RECEIVED(Topic.MESSAGES),
  /** Somebody says that an address is his. */
  EMAIL_CONFIRMATION(Topic.SECURITY),
  /** Somebody wants another password. */
  PASSWORD_RESET(Topic.SECURITY),
  /** There is another password. */
  PASSWORD_CHANGED(Topic.SECURITY),
  /** There is another address; the old one is told. */
  EMAIL_CHANGED(Topic.SECURITY),
  /** Staff has suspended the account. */
  ACCOUNT_SUSPENDED(Topic.SECURITY),
  /** Staff has ended that. */
  ACCOUNT_REINSTATED(Topic.SECURITY),
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
  REFUND_WITHDRAWN(Topic.MONEY),
  /** The buyer has not said yet what is needed. */
  REQUIREMENTS_REMINDER(Topic.ORDERS),
  /** The work has begun. */
  ORDER_STARTED(Topic.ORDERS),
  /** Something was delivered. */
  ORDER_DELIVERED(Topic.ORDERS),
  /** The buyer wants changes. */
  REVISION_REQUESTED(Topic.ORDERS),
  /** The seller offers another round of changes. */
  REVISION_GRANTED(Topic.ORDERS),
  /** The buyer takes more time to look. */
  REVIEW_EXTENDED(Topic.ORDERS),
  /** The buyer or staff has completed the order. */
  ORDER_COMPLETED(Topic.ORDERS),
  /** Silence has completed the order. */
  ORDER_AUTO_COMPLETED(Topic.ORDERS),
  /** The due time is over. */
  ORDER_LATE(Topic.ORDERS),
  /** It is over for so long that the buyer may cancel alone. */
  ORDER_VERY_LATE(Topic.ORDERS),
  /** Somebody wants another due time. */
  EXTENSION_REQUESTED(Topic.ORDERS),
  /** It was agreed. */
  EXTENSION_ACCEPTED(Topic.ORDERS),
  /** It was not agreed, or nobody answered. */
  EXTENSION_DECLINED(Topic.ORDERS),
  /** Somebody wants to end the order. */
  CANCELLATION_REQUESTED(Topic.ORDERS),
  /** Somebody wants a part of the price to go back. */
  PRICE_CUT_REQUESTED(Topic.ORDERS),
  /** The other does not agree to either. */
  CANCELLATION_DECLINED(Topic.ORDERS),
  /** Who asked changed his mind. */
  CANCELLATION_WITHDRAWN(Topic.ORDERS),
  /** Nobody answered a wish for a part. */
  CANCELLATION_LAPSED(Topic.ORDERS),
  /** The order ended because nobody paid. */
  ORDER_UNPAID(Topic.ORDERS),
  /** The order ended without earning after it had been paid. */
  ORDER_ENDED(Topic.ORDERS),
  /** Staff was called. */
  DISPUTE_OPENED(Topic.ORDERS),
  /** Staff has decided. */
  DISPUTE_RULED(Topic.ORDERS),
  /** All money went back after completion. */
  ORDER_REVERSED(Topic.ORDERS),
  /** There is little time left to review the other party. */
  REVIEW_REMINDER(Topic.ORDERS),
  /** What the parties wrote of each other is public. */
  REVIEWS_PUBLISHED(Topic.ORDERS),
  /** Staff has hidden a review. */
  REVIEW_HIDDEN(Topic.ORDERS),
  /** It shows again. */
  REVIEW_RESTORED(Topic.ORDERS);

  private final Topic topic;

  MailKind(Topic topic) {
    this.topic = topic;
  }

  Topic topic() {
    return topic;
  }

  /** Whether it leads to the reviews of an order instead of to the order. */
  boolean isOfReviews() {
    return this == REVIEW_REMINDER
        || this == REVIEWS_PUBLISHED
        || this == REVIEW_HIDDEN
        || this == REVIEW_RESTORED;
  }

  /** Whether the mail holds a link that gives access, so that it is forgotten once it has left. */
  boolean isSecret() {
    return this == EMAIL_CONFIRMATION || this == PASSWORD_RESET;
  }

  /** In the database and in message keys, such as {@code order_funded}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<MailKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
