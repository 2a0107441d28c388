package tw.jiean.marketplace.refund;

import java.time.Instant;
import java.util.Locale;
import tw.jiean.ecpay.card.CardAction;

/**
 * A command that was given to ECPay for a refund.
 *
 * @param amount whole NT$, as the command has it
 * @param before the card's payment as ECPay told it just before
 * @param outcome what is known of it
 */
record RefundStep(
    long id,
    RefundId refund,
    CardAction action,
    long amount,
    CardSnapshot before,
    Instant sentAt,
    Outcome outcome) {

  /** What is known of a command. */
  enum Outcome {
    /** ECPay said yes. */
    ACCEPTED,
    /** ECPay said no, and nothing happened. */
    REFUSED,
    /** It did not leave the house. */
    UNSENT,
    /** Nobody knows yet. */
    UNKNOWN,
    /** The card's state shows that it was carried out, or a person saw so. */
    APPLIED,
    /** The card's state shows that it was not carried out, or a person saw so. */
    NOT_APPLIED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether it was carried out, as far as anybody knows. */
    boolean made() {
      return this == ACCEPTED || this == APPLIED;
    }
  }

  /** Whether the buyer has his money when it is carried out. */
  boolean givesBack() {
    return switch (action) {
      case REFUND, ABANDON -> true;
      case CAPTURE, CANCEL_CAPTURE -> false;
    };
  }

  RefundWay way() {
    return action == CardAction.ABANDON ? RefundWay.RELEASED : RefundWay.CARD;
  }

  /** What is known of it by the card's state as ECPay tells it now. */
  Outcome judge(CardSnapshot after, Instant now) {
    return before.judge(action, amount, sentAt, after, now);
  }

  static String word(CardAction action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
