package tw.jiean.marketplace.refund;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentId;

/**
 * A refund as others may see it.
 *
 * @param reference what had been paid for
 * @param payment the attempt whose money goes back
 * @param amount whole NT$
 * @param surplus whether nobody had taken that money
 * @param reason why
 * @param status where it stands
 * @param whereabouts where the money is, as its buyer is told
 * @param requestedAt since when it is a refund
 * @param plannedAt when something is done about it next; only for {@link Whereabouts#PLANNED}
 * @param closedAt when it was given back or withdrawn
 * @param bankReference the number of the transfer, or of the service that gave it back; only for
 *     the buyer's eyes
 */
public record RefundView(
    RefundId id,
    ChargeReference reference,
    PaymentId payment,
    Money amount,
    boolean surplus,
    RefundReason reason,
    RefundStatus status,
    Whereabouts whereabouts,
    Instant requestedAt,
    @Nullable Instant plannedAt,
    @Nullable Instant closedAt,
    @Nullable String bankReference) {

  /** Where money is that goes back. */
  public enum Whereabouts {
    /** The program works at it next. */
    PLANNED,
    /** A command is at ECPay, or is asked for there. */
    AT_ECPAY,
    /** A person looks after it. */
    CHECKED,
    /** Goes back by a bank transfer; the account is missing. */
    TRANSFER_DUE,
    /** Goes back by a bank transfer that is being made. */
    TRANSFER_ENTERED,
    /** A person gives it back elsewhere. */
    BY_HAND,
    /** ECPay has let go of the card's authorisation: it is never charged. */
    RELEASED,
    /** ECPay has accepted the refund to the card. */
    BY_CARD,
    /** Transferred to the buyer's account. */
    TRANSFERRED,
    /** Given back by the service that had it. */
    HANDED_BACK,
    /** Stays where it was. */
    WITHDRAWN;

    /** In message keys, such as {@code at_ecpay}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
