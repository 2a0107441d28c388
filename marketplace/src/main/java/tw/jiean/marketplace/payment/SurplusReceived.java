package tw.jiean.marketplace.payment;

import java.time.Instant;
import tw.jiean.marketplace.money.Money;

/**
 * Money came that nobody takes: for a charge that was paid before, or that is not wanted any more.
 * Published in the transaction that records it; who hears it gives the money back.
 *
 * @param reference what was charged
 * @param payment the attempt
 * @param amount whole NT$
 * @param paidAt ECPay's payment date
 */
public record SurplusReceived(
    ChargeReference reference, PaymentId payment, Money amount, Instant paidAt) {}
