package tw.jiean.marketplace.refund;

import static tw.jiean.marketplace.refund.RefundStatus.BY_HAND_DUE;
import static tw.jiean.marketplace.refund.RefundStatus.CALLING;
import static tw.jiean.marketplace.refund.RefundStatus.DONE;
import static tw.jiean.marketplace.refund.RefundStatus.REFUSED;
import static tw.jiean.marketplace.refund.RefundStatus.REQUESTED;
import static tw.jiean.marketplace.refund.RefundStatus.TRANSFER_DUE;
import static tw.jiean.marketplace.refund.RefundStatus.TRANSFER_ENTERED;
import static tw.jiean.marketplace.refund.RefundStatus.UNKNOWN;

import java.util.Optional;

/** The table of moves of a refund: what can happen to it, from where, and where that leads. */
enum RefundEvent {
  /** Not now: ECPay closes its day or cannot be asked. */
  POSTPONED(REQUESTED),
  /** A command goes to ECPay. */
  SENT(CALLING),
  /** That command was not the last one, or was not carried out: what comes next is planned anew. */
  NEXT(REQUESTED),
  /** No answer came, or one that tells nothing. */
  UNANSWERED(UNKNOWN),
  /** ECPay was asked, and it is still not clear. */
  STILL_UNKNOWN(UNKNOWN),
  /** The program cannot go on. */
  STUCK(REFUSED),
  /** ECPay has given it back. */
  GIVEN_BACK(DONE),
  /** It has to be transferred to the buyer's bank. */
  TRANSFER_NEEDED(TRANSFER_DUE),
  /** An operator or the buyer entered to which account, or corrected that. */
  PAYEE_ENTERED(TRANSFER_ENTERED),
  /** An operator confirmed the transfer. */
  TRANSFERRED(DONE),
  /** It has to be given back by hand. */
  HAND_NEEDED(BY_HAND_DUE),
  /** An operator confirmed that it was given back by hand. */
  HANDED_BACK(DONE),
  /** An operator found that ECPay had given it back. */
  FOUND_MADE(DONE),
  /** An operator found that ECPay had not carried out the last command. */
  FOUND_NOT_MADE(REQUESTED),
  /** An operator wants it tried again. */
  TRIED_AGAIN(REQUESTED),
  /** An operator wants ECPay asked again about a command of which nobody knows. */
  ASKED_AGAIN(UNKNOWN),
  /** It is not given back after all. */
  WITHDRAWN(RefundStatus.WITHDRAWN);

  private final RefundStatus to;

  RefundEvent(RefundStatus to) {
    this.to = to;
  }

  /** Where it leads from there; empty when it has no move there. */
  Optional<RefundStatus> move(RefundStatus from) {
    boolean moves =
        switch (this) {
          case POSTPONED, SENT, HAND_NEEDED -> from == REQUESTED;
          case UNANSWERED -> from == CALLING;
          case NEXT, GIVEN_BACK -> from == CALLING || from == UNKNOWN;
          case STILL_UNKNOWN -> from == UNKNOWN;
          case STUCK -> from == REQUESTED || from == CALLING || from == UNKNOWN;
          case TRANSFER_NEEDED -> from == REQUESTED || from == BY_HAND_DUE || from == REFUSED;
          case PAYEE_ENTERED -> from == TRANSFER_DUE || from == TRANSFER_ENTERED;
          case TRANSFERRED -> from == TRANSFER_ENTERED;
          case HANDED_BACK -> from == BY_HAND_DUE;
          case FOUND_MADE, FOUND_NOT_MADE, ASKED_AGAIN -> from == UNKNOWN || from == REFUSED;
          case TRIED_AGAIN -> from == REQUESTED || from == BY_HAND_DUE || from == REFUSED;
          case WITHDRAWN -> from.isOpen() && from != CALLING && from != UNKNOWN;
        };
    return moves ? Optional.of(to) : Optional.empty();
  }
}
