package tw.jiean.marketplace.payment;

/**
 * An attempt was not paid. Not final: money may still come. Published in the transaction that
 * records it.
 *
 * @param reference what was charged
 * @param payment the attempt
 */
public record PaymentFailed(ChargeReference reference, PaymentId payment) {}
