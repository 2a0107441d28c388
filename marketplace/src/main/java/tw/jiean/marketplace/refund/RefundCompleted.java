package tw.jiean.marketplace.refund;

import java.time.Instant;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentId;

/**
 * Money was given back. Published in the transaction that records it.
 *
 * @param way how
 */
public record RefundCompleted(
    RefundId refund,
    ChargeReference reference,
    PaymentId payment,
    Money amount,
    RefundWay way,
    Instant at) {}
