package tw.jiean.marketplace.payment;

import java.time.Instant;
import tw.jiean.marketplace.money.Money;

/**
 * Money for a charge, the first one to count.
 *
 * @param reference what was charged
 * @param payment the attempt
 * @param amount whole NT$, compared with the attempt
 * @param paidAt ECPay's payment date
 */
public record PaymentReceived(
    ChargeReference reference, PaymentId payment, Money amount, Instant paidAt) {}
