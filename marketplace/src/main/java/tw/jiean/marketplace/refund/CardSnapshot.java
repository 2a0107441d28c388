package tw.jiean.marketplace.refund;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.card.Authorisation;
import tw.jiean.ecpay.card.CardAction;
import tw.jiean.ecpay.card.CardState;
import tw.jiean.marketplace.refund.RefundStep.Outcome;

/**
 * A card's payment as ECPay told it at a moment (ECPay page 2894), as far as it shows whether a
 * command was carried out.
 *
 * @param stateWord ECPay's word for its state
 * @param captured whole NT$ that were fetched
 * @param refunded whole NT$ that were or will be given back
 */
record CardSnapshot(String stateWord, long captured, long refunded) {

  private static final LocalTime CLOSING_ENDS = LocalTime.of(20, 30);

  /** A refund that was sent so shortly before a closing may be in the next one. */
  private static final Duration FILED_WITHIN = Duration.ofMinutes(30);

  static CardSnapshot of(Authorisation card) {
    return new CardSnapshot(card.stateWord(), card.captured(), refunded(card));
  }

  CardState state() {
    return CardState.of(stateWord);
  }

  /**
   * Whether ECPay writes refunds as negative is not established; where it does not, they are what
   * exceeds the one capture of all that was authorised.
   */
  private static long refunded(Authorisation card) {
    long negative = 0;
    long positive = 0;
    for (Authorisation.Capture row : card.captures()) {
      if (row.state() != CardState.CAPTURE_CANCELLED && row.state() != CardState.CANCELLED) {
        negative -= Math.min(0, row.amount());
        positive += Math.max(0, row.amount());
      }
    }
    return negative > 0 ? negative : Math.max(0, positive - card.amount().dollars());
  }

  /**
   * Whether a command that was sent in this state was carried out, by the state afterwards. Only
   * for a refund would a wrong "no" do harm, and whether ECPay shows one before its next daily
   * closing is not established: until then it is not known.
   */
  Outcome judge(CardAction action, long amount, Instant sentAt, CardSnapshot after, Instant now) {
    return switch (action) {
      case CAPTURE ->
          switch (after.state()) {
            case CAPTURE_PENDING, CAPTURED -> Outcome.APPLIED;
            case AUTHORISED, CAPTURE_CANCELLED -> Outcome.NOT_APPLIED;
            case CANCELLED, UNAUTHORISED, OTHER -> Outcome.UNKNOWN;
          };
      case CANCEL_CAPTURE ->
          switch (after.state()) {
            case AUTHORISED, CAPTURE_CANCELLED, CANCELLED -> Outcome.APPLIED;
            case CAPTURE_PENDING, CAPTURED -> Outcome.NOT_APPLIED;
            case UNAUTHORISED, OTHER -> Outcome.UNKNOWN;
          };
      case ABANDON ->
          switch (after.state()) {
            case CANCELLED -> Outcome.APPLIED;
            case AUTHORISED, CAPTURE_CANCELLED, CAPTURE_PENDING, CAPTURED -> Outcome.NOT_APPLIED;
            case UNAUTHORISED, OTHER -> Outcome.UNKNOWN;
          };
      case REFUND -> {
        long more = after.refunded - refunded;
        boolean closed = EcpayTime.next(CLOSING_ENDS, sentAt.plus(FILED_WITHIN)).isBefore(now);
        yield more == amount
            ? Outcome.APPLIED
            : more == 0 && closed ? Outcome.NOT_APPLIED : Outcome.UNKNOWN;
      }
    };
  }
}
