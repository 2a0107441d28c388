package tw.jiean.marketplace.payment;

/**
 * The time of an attempt is over, and ECPay knew of no payment. Not final: money may still come
 * late. Published in the transaction that records it.
 *
 * @param reference what was charged
 * @param payment the attempt
 */
public record PaymentExpired(ChargeReference reference, PaymentId payment) {}
