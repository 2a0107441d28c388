package tw.jiean.marketplace.payment;

import java.time.Instant;
import tw.jiean.marketplace.money.Money;

/**
 * A charge has been paid in full, by the attempt that counts. Published once per reference, in the
 * transaction that records it: a listener that throws undoes it, and ECPay sends again.
 *
 * @param reference what was charged
 * @param payment the attempt
 * @param amount whole NT$
 * @param paidAt ECPay's payment date
 */
public record PaymentReceived(
    ChargeReference reference, PaymentId payment, Money amount, Instant paidAt) {}
