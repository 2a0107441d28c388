package tw.jiean.marketplace.refund;

import java.time.Instant;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentId;

/**
 * Money is to be given back. Published in the transaction that decides it, with the attempts of the
 * reference locked.
 *
 * @param reference what had been paid for
 * @param payment the attempt whose money goes back
 * @param amount whole NT$
 * @param surplus whether nobody had taken that money
 * @param left what of that attempt is neither given back nor to be given back
 * @param reason why, as both parties may read it
 */
public record RefundOpened(
    RefundId refund,
    ChargeReference reference,
    PaymentId payment,
    Money amount,
    boolean surplus,
    Money left,
    RefundReason reason,
    Instant at) {}
