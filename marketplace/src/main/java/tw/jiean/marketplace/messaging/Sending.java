package tw.jiean.marketplace.messaging;

/** What became of a message. */
sealed interface Sending {

  /** It is there, now or since the same form came before. */
  record Sent(Message message) implements Sending {}

  /** Nothing was stored. */
  record Refused(Reason reason) implements Sending {}

  /** Why a message was not taken. */
  enum Reason {
    /** Neither text nor files. */
    EMPTY,
    /** More than 5,000 characters. */
    TOO_LONG,
    /** Too many within a minute. */
    TOO_FAST,
    /** The order is not paid yet, or over for too long. */
    CLOSED;

    /** The word in the keys of messages. */
    String word() {
      return switch (this) {
        case EMPTY -> "empty";
        case TOO_LONG -> "too-long";
        case TOO_FAST -> "too-fast";
        case CLOSED -> "closed";
      };
    }
  }
}
